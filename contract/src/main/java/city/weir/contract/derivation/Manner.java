package city.weir.contract.derivation;

/** How one column takes part in making another. */
public enum Manner {
  /** Its value is taken as it is. */
  IDENTITY,
  /** A value is computed from it, row by row. */
  TRANSFORMATION,
  /** A value is computed from it over many rows. */
  AGGREGATION,
  /** It decides which value is taken. */
  CONDITIONAL,
  /** It says over which rows, or in which order, a window looks. */
  WINDOW,
  /** Rows are brought together by it. */
  JOIN,
  /** Rows are made one by it. */
  GROUP_BY,
  /** It decides whether a row counts. */
  FILTER,
  /** Rows are put in order by it. */
  SORT;

  /** Whether values flow through; if not, it only steers which. */
  public boolean direct() {
    return compareTo(AGGREGATION) <= 0;
  }

  /**
   * What becomes of this manner when the result takes part in something further in the way of
   * {@code next}.
   */
  public Manner then(Manner next) {
    if (!next.direct() || !direct()) {
      return next.direct() ? this : next;
    }
    return compareTo(next) >= 0 ? this : next;
  }
}
