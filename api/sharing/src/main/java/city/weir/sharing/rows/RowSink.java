package city.weir.sharing.rows;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of a long answer one by one; while it does not return, no more are read. */
public interface RowSink {
  /** Called once, before the first row, when the query is under way. */
  void begin(RowHead head) throws IOException;

  /**
   * Takes a row.
   *
   * @throws IOException when no more rows are wanted; the query is stopped
   */
  void row(@Nullable Object[] row) throws IOException;
}
