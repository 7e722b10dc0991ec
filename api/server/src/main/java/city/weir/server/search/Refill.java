package city.weir.server.search;

import java.util.function.LongConsumer;

/** How the index is filled anew, from what it is filled of. */
@FunctionalInterface
public interface Refill {
  /**
   * Fills it while it is searched; when this fails, what was there before still serves.
   *
   * @param progress told now and then how many entries have been taken in, at last all of them
   */
  void refill(LongConsumer progress);
}
