package city.weir.jobs.promotion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import city.weir.contract.Column;
import city.weir.contract.ColumnType;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.jobs.function.Functions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/**
 * Makes typed rows from raw ones by the columns of a contract.
 *
 * <p>A value that was delivered and cannot be read is a fault of its row, which is then refused
 * with the column, the value and what was expected. Delivered means: not null, and none of the
 * spellings of nothing. A column made from several fields counts as delivered when all of them
 * were, because a transform may choose among them.
 */
final class Reading {
  /** How the sources at hand spell that there is nothing. */
  private static final List<String> NOTHING =
      List.of("", "-", "—", "None", "null", "NULL", "N/A", "NaN");

  private static final List<String> ENVELOPE =
      List.of(Made.SOURCE, Made.BATCH, Made.OFFSET, Made.RECEIVED_AT, Made.HASH);
  private static final String DELIVERED = "_delivered_";
  private static final String ORIGINAL = "_original_";
  private static final int LONGEST_SHOWN = 80;

  private final DataContract contract;

  Reading(DataContract contract) {
    this.contract = contract;
  }

  /** Gives the contract's columns, the envelope, the faults found in reading, and the record. */
  Dataset<Row> read(Dataset<Row> raw) {
    List<String> fields =
        List.of(raw.columns()).stream().filter(c -> !ENVELOPE.contains(c)).toList();
    Dataset<Row> cleared = raw.select(clear(fields));
    Dataset<Row> typed = cleared.select(typed(cleared, fields));
    Map<String, String> spelled = spelled(fields);
    List<org.apache.spark.sql.Column> last = new ArrayList<>();
    contract.columns().forEach(c -> last.add(col(quoted(c.name()))));
    ENVELOPE.forEach(c -> last.add(col(c)));
    last.add(faults().as(Made.FAULTS));
    last.add(
        to_json(
                struct(
                    fields.stream()
                        .map(f -> col(quoted(ORIGINAL + f)).as(spelled.getOrDefault(f, f)))
                        .toArray(org.apache.spark.sql.Column[]::new)))
            .as(Made.RECORD));
    return typed.select(last.toArray(org.apache.spark.sql.Column[]::new));
  }

  /** Every field twice: with the spellings of nothing made null, and as delivered. */
  private org.apache.spark.sql.Column[] clear(List<String> fields) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (String field : fields) {
      org.apache.spark.sql.Column value = col(quoted(field));
      columns.add(when(trim(value).isin(NOTHING.toArray()), lit(null)).otherwise(value).as(field));
      columns.add(value.as(ORIGINAL + field));
    }
    ENVELOPE.forEach(c -> columns.add(col(c)));
    return columns.toArray(org.apache.spark.sql.Column[]::new);
  }

  private org.apache.spark.sql.Column[] typed(Dataset<Row> cleared, List<String> fields) {
    List<org.apache.spark.sql.Column> untyped =
        contract.columns().stream().map(c -> source(c).as(c.name())).toList();
    StructType found = cleared.select(untyped.toArray(org.apache.spark.sql.Column[]::new)).schema();
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (int i = 0; i < untyped.size(); i++) {
      Column column = contract.columns().get(i);
      columns.add(
          cast(source(column), found.fields()[i].dataType(), column.type()).as(column.name()));
    }
    for (String field : fields) {
      columns.add(col(quoted(field)).as(DELIVERED + field));
      columns.add(col(quoted(ORIGINAL + field)));
    }
    ENVELOPE.forEach(c -> columns.add(col(c)));
    return columns.toArray(org.apache.spark.sql.Column[]::new);
  }

  private static org.apache.spark.sql.Column source(Column column) {
    if (column.transform() != null) {
      return expr(column.transform());
    }
    if (column.sources().size() != 1) {
      throw new IllegalStateException(
          "Column %s has %d sources and no transformLogic (write how it is made of them)"
              .formatted(column.name(), column.sources().size()));
    }
    return col(quoted(Origin.Source.columnOf(column.sources().get(0))));
  }

  /** Spark's own cast where types differ, but never one that silently drops a fraction. */
  private static org.apache.spark.sql.Column cast(
      org.apache.spark.sql.Column value, DataType from, ColumnType type) {
    DataType to = Functions.sparkType(type);
    if (from instanceof StringType) {
      return Functions.read(value, type);
    }
    boolean fractional =
        from.equals(DataTypes.DoubleType)
            || from.equals(DataTypes.FloatType)
            || from instanceof DecimalType;
    if (fractional && type instanceof ColumnType.Whole) {
      return when(value.equalTo(functions.floor(value)), value.cast(to));
    }
    return from.equals(to) ? value : value.cast(to);
  }

  private org.apache.spark.sql.Column faults() {
    List<org.apache.spark.sql.Column> faults = new ArrayList<>();
    for (Column column : contract.columns()) {
      if (column.sources().isEmpty()) {
        continue;
      }
      org.apache.spark.sql.Column value = col(quoted(column.name()));
      List<org.apache.spark.sql.Column> sources =
          column.sources().stream()
              .map(s -> col(quoted(DELIVERED + Origin.Source.columnOf(s))))
              .toList();
      org.apache.spark.sql.Column delivered =
          sources.stream()
              .map(org.apache.spark.sql.Column::isNotNull)
              .reduce(org.apache.spark.sql.Column::and)
              .orElseThrow();
      faults.add(
          when(
              value.isNull().and(delivered),
              concat(
                  lit(column.name() + ": '"),
                  substring(
                      concat_ws("', '", sources.toArray(org.apache.spark.sql.Column[]::new)),
                      1,
                      LONGEST_SHOWN),
                  lit("' is not " + expected(column)))));
    }
    return Refusals.compact(faults);
  }

  private static String expected(Column column) {
    String form =
        switch (column.type().getClass().getSimpleName()) {
          case "Whole" -> "a whole number";
          case "Exact", "Floating" -> "a number";
          case "Truth" -> "true or false";
          case "Day" -> "a date such as 2026-06-01";
          case "Moment" -> "a moment such as 2026-06-01T08:00:00+08:00";
          case "LocalMoment" -> "a time such as 2026-06-01 08:00:00";
          default -> "as expected";
        };
    return column.transform() == null ? form : form + ", read by " + column.transform();
  }

  private Map<String, String> spelled(List<String> fields) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Column column : contract.columns()) {
      for (String source : column.sources()) {
        if (fields.contains(Origin.Source.columnOf(source)) && !names.containsValue(source)) {
          names.putIfAbsent(Origin.Source.columnOf(source), source);
        }
      }
    }
    return names;
  }

  static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }
}
