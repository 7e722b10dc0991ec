package city.weir.pipelines.log;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was received until it has landed, over crashes. Safe for several threads; one reader
 * per channel at a time.
 */
public interface IngestLog extends AutoCloseable {
  /**
   * Tells this log from one that took its place: positions are unique within it. Stays the same
   * when the log is closed and opened again.
   */
  String id();

  /** Makes the channel if it is not there yet; from now on it keeps what comes for it. */
  void open(Channel channel) throws IOException;

  /**
   * The channel takes in nothing more. What waits in it stays, and can be read when the channel is
   * opened again.
   */
  void shut(Channel channel) throws IOException;

  /**
   * Appends to an open {@link Channel.Kind#PUSH} channel.
   *
   * @param key what the sender calls this message, or null; a second one under the same key is not
   *     appended as long as the key is among the last of the channel (at least 10,000)
   * @return once the message survives a crash; false when there was one under this key already
   * @throws IOException when it is not known to be durable; the sender should try again
   */
  boolean append(Channel channel, byte[] body, @Nullable String key) throws IOException;

  /**
   * Starts to read an open channel, from the oldest entry that was not acknowledged.
   *
   * @param landed positions that were dealt with although they were never acknowledged: they are
   *     acknowledged, durably, before the reader is given out, and do not come again
   */
  LogReader read(Channel channel, Set<Long> landed) throws IOException;

  /**
   * How many entries of an open channel are not acknowledged yet; what was appended or acknowledged
   * within the last moments may not be counted.
   */
  long waiting(Channel channel);

  @Override
  void close() throws IOException;
}
