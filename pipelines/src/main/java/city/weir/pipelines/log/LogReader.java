package city.weir.pipelines.log;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one channel. Not for several threads. */
public interface LogReader extends AutoCloseable {
  /**
   * The next entry, or null when none came within {@code wait}. Entries come roughly, but not
   * strictly, in the order of their positions.
   */
  @Nullable LogEntry next(Duration wait) throws IOException;

  /** Acknowledges, durably, every entry this reader has given out. */
  void acknowledge() throws IOException;

  /** Entries given out and not acknowledged will be given out again, to the next reader. */
  @Override
  void close() throws IOException;
}
