package city.weir.pipelines.decode;

import java.io.IOException;

/** Turns one delivery, a message or a file, into records, as a stream. Safe for several threads. */
@FunctionalInterface
public interface Decoder {
  /**
   * Reads {@code delivery} to its end.
   *
   * <p>When this throws, records may already have been handed to {@code rows}: the caller must drop
   * them, because the delivery is refused whole.
   *
   * @throws UnreadableException when the delivery as a whole cannot be read, or lacks a field that
   *     must not be lacking
   * @throws IOException when reading the bytes fails; trying again may help
   */
  void decode(Delivery delivery, Fields fields, Rows rows) throws IOException, UnreadableException;
}
