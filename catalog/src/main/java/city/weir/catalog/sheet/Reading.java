package city.weir.catalog.sheet;

import city.weir.catalog.draft.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;

/**
 * One reading of one file: until when it may last, and who is told how far it has come.
 *
 * @param rows is given the number of rows read so far, now and then
 */
public record Reading(Clock clock, Instant until, IntConsumer rows) {
  /** A reading that ends {@code longest} from now. */
  public static Reading within(Duration longest, Clock clock, IntConsumer rows) {
    return new Reading(clock, clock.instant().plus(longest), rows);
  }

  void goOn() throws SheetUnreadableException {
    if (clock.instant().isAfter(until)) {
      throw new SheetUnreadableException(
          new Words(
              "读取时间过长。请拆分文件，并删去图片", "It takes too long to read. Part it, and take out pictures"));
    }
  }
}
