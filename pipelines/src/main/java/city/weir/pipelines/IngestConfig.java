package city.weir.pipelines;

import city.weir.pipelines.artemis.MqttDoor;
import city.weir.pipelines.decode.Limits;
import city.weir.pipelines.queue.BatchLimits;
import java.nio.file.Path;

/**
 * How receiving is set up.
 *
 * @param home folder of {@code log/}, {@code drop/}, {@code archive/} and {@code rejected/}
 * @param mqtt where publishers come in
 * @param maxPush most bytes of one pushed body
 */
public record IngestConfig(
    Path home, MqttDoor mqtt, int maxPush, Limits limits, BatchLimits batches) {
  private static final int MAX_PUSH = 16 << 20;

  /** With the usual limits: pushes of 16 MB. */
  public static IngestConfig of(Path home, MqttDoor mqtt) {
    return new IngestConfig(home, mqtt, MAX_PUSH, Limits.DEFAULT, BatchLimits.DEFAULT);
  }
}
