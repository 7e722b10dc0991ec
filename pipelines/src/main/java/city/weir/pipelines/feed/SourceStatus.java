package city.weir.pipelines.feed;

import city.weir.contract.Origin;
import city.weir.contract.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source is doing. The counts are of this run of the server.
 *
 * @param source such as {@code mqtt:hydrology/+/stage}
 * @param received messages, or files, taken
 * @param landed records that became visible in raw
 * @param refused records, or whole deliveries, that were put into quarantine
 * @param waiting messages that are durable and not yet landed; for a folder, files in it
 * @param lastReceived when the newest one was received, or null
 * @param lastError what failed last and was not overcome since, or null
 * @param lastRefusal why something was refused last, or null
 * @param file the file being read, or null
 */
public record SourceStatus(
    String source,
    Origin.Connector connector,
    TableName raw,
    long received,
    long landed,
    long refused,
    long waiting,
    @Nullable Instant lastReceived,
    @Nullable String lastError,
    @Nullable String lastRefusal,
    @Nullable Reading file) {

  /**
   * How far the reading of a file has come.
   *
   * @param bytes read of {@code size}
   * @param records taken so far; not visible before the end
   */
  public record Reading(String name, long bytes, long size, long records) {}
}
