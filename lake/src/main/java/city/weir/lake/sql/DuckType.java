package city.weir.lake.sql;

import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Iceberg's types as DuckDB writes them. */
final class DuckType {
  private DuckType() {}

  static String of(Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case LONG -> "BIGINT";
      case FLOAT -> "FLOAT";
      case DOUBLE -> "DOUBLE";
      case STRING -> "VARCHAR";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case BINARY, FIXED -> "BLOB";
      case UUID -> "UUID";
      case TIMESTAMP ->
          ((Types.TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
      }
      case LIST -> of(type.asListType().elementType()) + "[]";
      case MAP ->
          "MAP(%s, %s)".formatted(of(type.asMapType().keyType()), of(type.asMapType().valueType()));
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(field -> identifier(field.name()) + " " + of(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      default ->
          throw new IllegalArgumentException(
              "Embedded SQL cannot read a column of type %s (read it with another engine)"
                  .formatted(type));
    };
  }

  /** The map from field id to column that {@code read_parquet} reads files by. */
  static String fieldMap(Schema schema) {
    return schema.columns().stream()
        .map(
            field ->
                "%d: {name: %s, type: %s, default_value: NULL}"
                    .formatted(
                        field.fieldId(), text(field.name()), text(DuckType.of(field.type()))))
        .collect(Collectors.joining(", ", "MAP {", "}"));
  }

  /** A relation with the columns of {@code schema} and no rows. */
  static String empty(Schema schema) {
    return schema.columns().stream()
        .map(DuckType::nullColumn)
        .collect(Collectors.joining(", ", "(SELECT ", " WHERE false)"));
  }

  private static String nullColumn(NestedField field) {
    return "CAST(NULL AS %s) AS %s".formatted(of(field.type()), identifier(field.name()));
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
