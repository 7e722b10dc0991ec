package city.weir.contract;

/** The type of a column, as far as Weir stores it. */
public sealed interface ColumnType {
  /** Unicode text. */
  record Text() implements ColumnType {}

  /** A whole number of 64 bits. */
  record Whole() implements ColumnType {}

  /**
   * An exact decimal number, {@code precision} digits in all, {@code scale} of them after the
   * point.
   */
  record Exact(int precision, int scale) implements ColumnType {
    public Exact {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "Not a decimal: (%d,%d) (precision 1 to 38, scale 0 to precision)"
                .formatted(precision, scale));
      }
    }
  }

  /** A floating point number of 64 bits. */
  record Floating() implements ColumnType {}

  /** True or false. */
  record Truth() implements ColumnType {}

  /** A calendar day. */
  record Day() implements ColumnType {}

  /** A moment on the time line, stored in UTC with microseconds. */
  record Moment() implements ColumnType {}

  /** Date and time on a wall clock whose zone is unknown, with microseconds. */
  record LocalMoment() implements ColumnType {}
}
