package city.weir.sharing.formats;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes one answer. */
public interface RowWriter {
  /** Writes a row, with the values or the line its format reads. */
  void row(@Nullable Object[] row) throws IOException;

  /** Hands on everything up to the row written last, where the format can. */
  default void flush() throws IOException {}

  /**
   * Ends the answer: until then it is not whole, and no reader may take it as such.
   *
   * @param nextPageToken for the page that follows, or null when this was all
   */
  void end(@Nullable String nextPageToken) throws IOException;

  /**
   * Says at the end of what was written so far that the rest will not come.
   *
   * @return whether the format can say so; else the connection must be broken off
   */
  default boolean brokenOff(String reason) throws IOException {
    return false;
  }
}
