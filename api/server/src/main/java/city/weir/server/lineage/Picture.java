package city.weir.server.lineage;

import city.weir.catalog.lineage.Trail.Seen;
import city.weir.catalog.lineage.Trail.Stop;
import java.util.List;

/**
 * A picture of lineage: where everything stands, in pixels from the left and the top.
 *
 * @param boxes the start first
 */
record Picture(int width, int height, List<Box> boxes, List<Line> lines) {
  Picture {
    boxes = List.copyOf(boxes);
    lines = List.copyOf(lines);
  }

  /**
   * A stop, with the columns that are shown of it.
   *
   * @param left columns that are not shown for want of room
   */
  record Box(Stop stop, int x, int y, int width, int height, List<Row> rows, int left) {
    Box {
      rows = List.copyOf(rows);
    }

    /** Whether the reader may see what it is. */
    public boolean seen() {
      return stop instanceof Seen;
    }
  }

  /**
   * A column.
   *
   * @param asked whether it is the one that was asked for
   */
  record Row(String column, boolean asked) {}

  /**
   * @param path as SVG writes it
   * @param kind derivation, use, column (values flow) or steer (it only decides which)
   */
  record Line(String path, String kind) {}
}
