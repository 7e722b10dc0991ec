package city.weir.catalog.lineage;

/**
 * How far a walk goes.
 *
 * @param depth steps from the start, 1 to {@link #MOST_DEPTH}
 * @param width neighbours shown of one node on one side, 1 to {@link #MOST_WIDTH}; more are counted
 */
public record Extent(int depth, int width) {
  public static final int MOST_DEPTH = 20;
  public static final int MOST_WIDTH = 200;

  /** Stops of one walk, whatever its depth and width; what lies further is counted. */
  public static final int MOST_STOPS = 500;

  public Extent {
    require("depth", depth, MOST_DEPTH);
    require("width", width, MOST_WIDTH);
  }

  private static void require(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException("%s is %d: write 1 to %d".formatted(what, value, most));
    }
  }
}
