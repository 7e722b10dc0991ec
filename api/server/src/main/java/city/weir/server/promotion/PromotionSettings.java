package city.weir.server.promotion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How promotions are paced.
 *
 * @param lease how long an order stays with a worker that does not send a heartbeat
 * @param interval least time between two promotions of one table, so that a stream is moved up in
 *     batches
 * @param longPoll longest a worker's question for work is kept open
 * @param firstRetry wait after a first failure; doubled with each further one
 * @param lastRetry longest wait after a failure
 * @param keepRuns how long the history of runs is kept
 */
@ConfigurationProperties("weir.promotion")
record PromotionSettings(
    @DefaultValue("60s") Duration lease,
    @DefaultValue("5s") Duration interval,
    @DefaultValue("20s") Duration longPoll,
    @DefaultValue("2s") Duration firstRetry,
    @DefaultValue("5m") Duration lastRetry,
    @DefaultValue("7d") Duration keepRuns) {

  /** Wait before the attempt that follows {@code failures} failures in a row. */
  Duration backOff(int failures) {
    Duration wait = firstRetry;
    for (int i = 1; i < failures && wait.compareTo(lastRetry) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(lastRetry) < 0 ? wait : lastRetry;
  }
}
