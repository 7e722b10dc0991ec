package city.weir.jobs.function;

import city.weir.contract.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;

/**
 * The functions that contracts and models may use in SQL beside Spark's own.
 *
 * <p>Spark's generated code calls the Java methods directly on its own form of a value, which costs
 * no conversion; settings such as a zone or a unit are read once, when the query is analysed, and a
 * wrong one is refused there.
 */
public final class Functions {
  private static final DataType TEXT = DataTypes.StringType;
  private static final DataType NUMBER = DataTypes.DoubleType;

  private final SparkSession session;
  private volatile Map<String, String> lists = Map.of();

  /** Makes all functions known to the session. */
  public Functions(SparkSession session) {
    this.session = session;
    bound(
        "parse_time",
        2,
        3,
        DataTypes.TimestampType,
        a -> a.size() == 1 ? Moments.moment(a.get(0)) : Moments.moment(a.get(0), a.get(1)));
    bound(
        "parse_date",
        1,
        2,
        DataTypes.DateType,
        a -> a.isEmpty() ? Moments.day() : Moments.day(a.get(0)));
    bound("to_unit", 2, 2, NUMBER, a -> Units.to(a.get(0)));
    bound("to_code", 2, 2, TEXT, a -> codeList(a.get(0)));
    direct("parse_number", Numbers.class, "parse", NUMBER, TEXT);
    direct("parse_bool", Texts.class, "truth", DataTypes.BooleanType, TEXT);
    direct("clean_text", Texts.class, "clean", TEXT, TEXT);
    direct("phone", Texts.class, "phone", TEXT, TEXT);
    direct("name_key", Texts.class, "nameKey", TEXT, TEXT);
    direct("similarity", Similarity.class, "of", NUMBER, TEXT, TEXT);
    direct("gcj02_lon", Coordinates.class, "gcj02Lon", NUMBER, NUMBER, NUMBER);
    direct("gcj02_lat", Coordinates.class, "gcj02Lat", NUMBER, NUMBER, NUMBER);
    direct("bd09_lon", Coordinates.class, "bd09Lon", NUMBER, NUMBER, NUMBER);
    direct("bd09_lat", Coordinates.class, "bd09Lat", NUMBER, NUMBER, NUMBER);
    direct("distance_m", Coordinates.class, "distance", NUMBER, NUMBER, NUMBER, NUMBER, NUMBER);
  }

  /**
   * Sets the code lists for queries analysed from now on.
   *
   * @param files the contract's files: {@code to_code(x, 'list')} reads {@code list.csv} among them
   */
  public void use(Map<String, String> files) {
    lists = CodeList.among(files);
  }

  /** Reads the text {@code column} as {@code type}: what a column without a transform gets. */
  public static Column read(Column column, ColumnType type) {
    DataType spark = sparkType(type);
    if (type instanceof ColumnType.Text) {
      return functions.trim(column);
    }
    return new Column(invoke(reading(type), spark, column.expr()));
  }

  /** Spark's type for a contract's. */
  public static DataType sparkType(ColumnType type) {
    if (type instanceof ColumnType.Exact exact) {
      return DataTypes.createDecimalType(exact.precision(), exact.scale());
    }
    if (type instanceof ColumnType.Whole) {
      return DataTypes.LongType;
    }
    if (type instanceof ColumnType.Floating) {
      return NUMBER;
    }
    if (type instanceof ColumnType.Truth) {
      return DataTypes.BooleanType;
    }
    if (type instanceof ColumnType.Day) {
      return DataTypes.DateType;
    }
    if (type instanceof ColumnType.Moment) {
      return DataTypes.TimestampType;
    }
    return type instanceof ColumnType.LocalMoment ? DataTypes.TimestampNTZType : TEXT;
  }

  private static Conversion reading(ColumnType type) {
    if (type instanceof ColumnType.Exact exact) {
      return text -> decimal(text, exact.precision(), exact.scale());
    }
    if (type instanceof ColumnType.Whole) {
      return Numbers::whole;
    }
    if (type instanceof ColumnType.Floating) {
      return Numbers::parse;
    }
    if (type instanceof ColumnType.Truth) {
      return Texts::truth;
    }
    if (type instanceof ColumnType.Day) {
      return Moments.day();
    }
    return type instanceof ColumnType.Moment ? Moments.moment() : Moments.wallClock();
  }

  private static @Nullable Decimal decimal(UTF8String text, int precision, int scale) {
    BigDecimal value = Numbers.exact(text.toString());
    if (value == null || value.precision() - value.scale() > precision) {
      return null;
    }
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    return rounded.precision() > precision ? null : Decimal.apply(rounded, precision, scale);
  }

  private Conversion codeList(String name) {
    String csv = lists.get(name);
    if (csv == null) {
      throw new IllegalArgumentException(
          "to_code: there is no code list '%s' (put %s.csv beside the contract; there are: %s)"
              .formatted(name, name, lists.keySet().stream().sorted().toList()));
    }
    return new CodeList(name, csv);
  }

  /** A function of one text whose further arguments are settings, read once. */
  private void bound(
      String name, int least, int most, DataType result, Function<List<String>, Conversion> make) {
    define(
        name,
        least,
        most,
        arguments -> {
          List<String> settings =
              arguments.subList(1, arguments.size()).stream().map(a -> setting(name, a)).toList();
          return invoke(make.apply(settings), result, arguments.get(0));
        });
  }

  /** A function that is one static method. */
  private void direct(
      String name, Class<?> owner, String method, DataType result, DataType... inputs) {
    define(
        name,
        inputs.length,
        inputs.length,
        arguments ->
            new StaticInvoke(
                owner,
                result,
                method,
                seq(arguments),
                seq(List.<AbstractDataType>of(inputs)),
                true,
                true,
                true));
  }

  private void define(
      String name, int least, int most, Function<List<Expression>, Expression> build) {
    session
        .sessionState()
        .functionRegistry()
        .createOrReplaceTempFunction(
            name,
            new AbstractFunction1<Seq<Expression>, Expression>() {
              @Override
              public Expression apply(Seq<Expression> arguments) {
                List<Expression> given = JavaConverters.seqAsJavaListConverter(arguments).asJava();
                if (given.size() < least || given.size() > most) {
                  throw new IllegalArgumentException(
                      "%s takes %d to %d arguments, not %d"
                          .formatted(name, least, most, given.size()));
                }
                return build.apply(given);
              }
            },
            "built-in");
  }

  private static String setting(String function, Expression argument) {
    if (!argument.foldable() || argument.eval(null) == null) {
      throw new IllegalArgumentException(
          "%s: %s must be written as a text, such as 'm' (it is read once, not for each row)"
              .formatted(function, argument.sql()));
    }
    return argument.eval(null).toString();
  }

  private static Expression invoke(Conversion conversion, DataType result, Expression text) {
    return new Invoke(
        Literal.fromObject(conversion, new ObjectType(Conversion.class)),
        "apply",
        result,
        seq(List.of(text)),
        seq(List.of((AbstractDataType) TEXT)),
        true,
        true,
        true);
  }

  private static <T> Seq<T> seq(List<T> list) {
    return JavaConverters.asScalaBufferConverter(list).asScala().toSeq();
  }
}
