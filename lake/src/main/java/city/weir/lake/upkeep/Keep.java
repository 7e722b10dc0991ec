package city.weir.lake.upkeep;

import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.Lakes;
import java.time.Duration;

/**
 * How far back a table can be read.
 *
 * @param history snapshots older than this go
 * @param most and so do the oldest of more than this many: each one makes every commit dearer
 */
public record Keep(Duration history, int most) {
  private static final Keep STREAM = new Keep(Duration.ofMinutes(30), 500);
  private static final Keep RECORD = new Keep(Duration.ofDays(30), 2000);

  public Keep {
    if (history.isNegative() || most < 1) {
      throw new IllegalArgumentException(
          "Cannot keep %d snapshots of %s (at least one, and no negative time)"
              .formatted(most, history));
    }
  }

  /**
   * Raw, quarantine and the audit are committed to every second and never lose a row, so their past
   * is short; what people read can be asked for as it was weeks ago.
   */
  public static Keep usual(TableName table) {
    boolean stream =
        table.namespace().equals(Zone.RAW.namespace())
            || table.namespace().equals(Lakes.QUARANTINE)
            || table.namespace().equals(Lakes.AUDIT);
    return stream ? STREAM : RECORD;
  }
}
