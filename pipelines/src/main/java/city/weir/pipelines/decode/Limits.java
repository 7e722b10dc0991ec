package city.weir.pipelines.decode;

/**
 * How far a decoder follows what it is given, so that a hostile or broken delivery costs neither
 * memory nor hours.
 *
 * @param bytes most bytes of a delivery after unpacking
 * @param ratio most bytes that one packed byte may become, looked at from 16 MB on
 * @param sharedText most bytes of an XLSX file's shared texts, which are held in memory
 * @param depth most levels of nested JSON
 * @param fields most fields of one record
 * @param text most characters of one field
 */
public record Limits(long bytes, int ratio, long sharedText, int depth, int fields, int text) {
  /**
   * Files of 20 GB, ratio 200, 64 MB of shared texts, 32 levels, 2,000 fields, 1 million
   * characters.
   */
  public static final Limits DEFAULT = new Limits(20L << 30, 200, 64L << 20, 32, 2_000, 1_000_000);

  /** Up to this size unpacked, the ratio does no harm. */
  static final long RATIO_FLOOR = 16L << 20;

  public Limits {
    if (bytes < 1 || ratio < 1 || sharedText < 1 || depth < 1 || fields < 1 || text < 1) {
      throw new IllegalArgumentException("Limits must be positive");
    }
  }
}
