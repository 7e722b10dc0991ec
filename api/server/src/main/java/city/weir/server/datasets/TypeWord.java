package city.weir.server.datasets;

import city.weir.contract.ColumnType;

/** What people call the type of a column. */
public final class TypeWord {
  private TypeWord() {}

  /** text, integer, decimal(p,s), double, boolean, date, timestamp (UTC) or local-timestamp. */
  public static String of(ColumnType type) {
    if (type instanceof ColumnType.Exact exact) {
      return "decimal(%d,%d)".formatted(exact.precision(), exact.scale());
    } else if (type instanceof ColumnType.Whole) {
      return "integer";
    } else if (type instanceof ColumnType.Floating) {
      return "double";
    } else if (type instanceof ColumnType.Truth) {
      return "boolean";
    } else if (type instanceof ColumnType.Day) {
      return "date";
    } else if (type instanceof ColumnType.Moment) {
      return "timestamp";
    } else if (type instanceof ColumnType.LocalMoment) {
      return "local-timestamp";
    }
    return "text";
  }
}
