package city.weir.contract;

/** How a value is shown to those who may not see it whole. */
public sealed interface Mask {
  /** Nothing is shown: the value is null. */
  record Remove() implements Mask {}

  /** A salted hash: equal values stay equal, nothing else is told. */
  record Hash() implements Mask {}

  /**
   * The first {@code start} and last {@code end} characters are kept, the others become {@code *}.
   */
  record Partial(int start, int end) implements Mask {}

  /** Numbers are rounded down to a multiple of {@code step}; moments to the day. */
  record Generalise(double step) implements Mask {}

  /** Coordinates are rounded to {@code decimals} places of a degree. */
  record Blur(int decimals) implements Mask {}
}
