package city.weir.sharing.formats;

import city.weir.contract.ColumnType;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.RowHead;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Rows as Parquet's records: every column may be null, and has the exact type it is shown with. */
final class ParquetRecords extends WriteSupport<@Nullable Object[]> {
  /** The most digits of a decimal that fit into 64 bits. */
  private static final int DIGITS_OF_LONG = 18;

  private static final int BYTES_OF_DECIMAL = 16;

  private final RowHead head;
  private @Nullable RecordConsumer consumer;

  ParquetRecords(RowHead head) {
    this.head = head;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Field field : head.columns()) {
      message.addField(type(field));
    }
    MessageType schema = message.named("rows");
    return new WriteContext(schema, Map.of("weir.snapshot", Long.toString(head.snapshot())));
  }

  private static PrimitiveType type(Field field) {
    ColumnType type = field.type();
    if (type instanceof ColumnType.Text) {
      return type(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), field);
    }
    if (type instanceof ColumnType.Exact exact) {
      LogicalTypeAnnotation decimal =
          LogicalTypeAnnotation.decimalType(exact.scale(), exact.precision());
      return exact.precision() <= DIGITS_OF_LONG
          ? type(PrimitiveTypeName.INT64, decimal, field)
          : Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
              .length(BYTES_OF_DECIMAL)
              .as(decimal)
              .named(field.name());
    }
    if (type instanceof ColumnType.Day) {
      return type(PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType(), field);
    }
    if (type instanceof ColumnType.Moment || type instanceof ColumnType.LocalMoment) {
      boolean utc = type instanceof ColumnType.Moment;
      LogicalTypeAnnotation micros = LogicalTypeAnnotation.timestampType(utc, TimeUnit.MICROS);
      return type(PrimitiveTypeName.INT64, micros, field);
    }
    if (type instanceof ColumnType.Whole) {
      return type(PrimitiveTypeName.INT64, null, field);
    }
    return type(
        type instanceof ColumnType.Floating ? PrimitiveTypeName.DOUBLE : PrimitiveTypeName.BOOLEAN,
        null,
        field);
  }

  private static PrimitiveType type(
      PrimitiveTypeName stored, @Nullable LogicalTypeAnnotation meaning, Field field) {
    return Types.optional(stored).as(meaning).named(field.name());
  }

  @Override
  public void prepareForWrite(RecordConsumer records) {
    consumer = records;
  }

  @Override
  public void write(@Nullable Object[] row) {
    RecordConsumer to = java.util.Objects.requireNonNull(consumer, "prepareForWrite comes first");
    List<Field> columns = head.columns();
    to.startMessage();
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        to.startField(columns.get(i).name(), i);
        value(to, columns.get(i).type(), value);
        to.endField(columns.get(i).name(), i);
      }
    }
    to.endMessage();
  }

  private static void value(RecordConsumer to, ColumnType type, Object value) {
    if (value instanceof String text) {
      to.addBinary(Binary.fromString(text));
    } else if (value instanceof Long number) {
      to.addLong(number);
    } else if (value instanceof Double number) {
      to.addDouble(number);
    } else if (value instanceof Boolean truth) {
      to.addBoolean(truth);
    } else if (value instanceof LocalDate day) {
      to.addInteger(Math.toIntExact(day.toEpochDay()));
    } else if (value instanceof OffsetDateTime moment) {
      to.addLong(micros(moment.toInstant()));
    } else if (value instanceof LocalDateTime clock) {
      to.addLong(micros(clock.toInstant(ZoneOffset.UTC)));
    } else {
      decimal(to, (ColumnType.Exact) type, (BigDecimal) value);
    }
  }

  private static void decimal(RecordConsumer to, ColumnType.Exact type, BigDecimal value) {
    BigDecimal scaled = value.setScale(type.scale());
    if (type.precision() <= DIGITS_OF_LONG) {
      to.addLong(scaled.unscaledValue().longValueExact());
      return;
    }
    byte[] digits = scaled.unscaledValue().toByteArray();
    byte[] fixed = new byte[BYTES_OF_DECIMAL];
    Arrays.fill(fixed, (byte) (scaled.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, fixed, BYTES_OF_DECIMAL - digits.length, digits.length);
    to.addBinary(Binary.fromConstantByteArray(fixed));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
