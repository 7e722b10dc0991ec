package city.weir.catalog;

import java.util.Locale;

/**
 * What about an entry changes by itself, often, and without anybody writing the entry: how good its
 * data was lately and whether it came in time.
 */
public record LivingFacts(Quality quality, Freshness freshness) {
  /** Of an entry nothing is known about, such as one that describes no table of the lake. */
  public static final LivingFacts UNKNOWN = new LivingFacts(Quality.UNKNOWN, Freshness.UNKNOWN);

  /** Bands of the share of checks that held; the order is the one in which equals are shown. */
  public enum Quality {
    /** At least 95 %. */
    GOOD,
    /** At least 80 %. */
    FAIR,
    UNKNOWN,
    POOR;

    /**
     * @param share of the checks that held, 0 to 1
     */
    public static Quality of(double share) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("Not a share: %s (0 to 1)".formatted(share));
      }
      return share >= 0.95 ? GOOD : share >= 0.8 ? FAIR : POOR;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Against the update cycle that was promised. */
  public enum Freshness {
    FRESH,
    UNKNOWN,
    LATE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
