package city.weir.pipelines.log;

/**
 * A queue of the log.
 *
 * @param name unique, stable over restarts
 * @param address PUSH: free; TOPIC: an MQTT topic filter
 */
public record Channel(String name, Kind kind, String address) {
  /** What comes into a channel. */
  public enum Kind {
    /** What {@link IngestLog#append} appends. */
    PUSH,
    /** What is published under topics that the address matches. */
    TOPIC
  }
}
