package city.weir.sharing.masking;

import city.weir.contract.ColumnType;

/** Names of column types in DuckDB's SQL. */
public final class DuckType {
  private DuckType() {}

  public static String of(ColumnType type) {
    if (type instanceof ColumnType.Text) {
      return "VARCHAR";
    }
    if (type instanceof ColumnType.Whole) {
      return "BIGINT";
    }
    if (type instanceof ColumnType.Exact exact) {
      return "DECIMAL(%d, %d)".formatted(exact.precision(), exact.scale());
    }
    if (type instanceof ColumnType.Floating) {
      return "DOUBLE";
    }
    if (type instanceof ColumnType.Truth) {
      return "BOOLEAN";
    }
    if (type instanceof ColumnType.Day) {
      return "DATE";
    }
    return type instanceof ColumnType.Moment ? "TIMESTAMPTZ" : "TIMESTAMP";
  }
}
