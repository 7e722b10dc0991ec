package city.weir.server.upkeep;

import city.weir.sharing.subscription.SubscriptionStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Looks after all tables, round after round. The first comes some time after the server is ready:
 * by then landing has looked for its last stamps, which old snapshots hold. Rounds have a thread of
 * their own, so that they neither overlap nor keep deliveries waiting.
 */
final class UpkeepRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(UpkeepRounds.class);

  /** A stopped subscription that is resumed within this time misses nothing. */
  static final Duration PATIENCE = Duration.ofDays(7);

  /** A round that is under way when the server stops is waited for, not interrupted. */
  private static final Duration LAST_ROUND = Duration.ofSeconds(30);

  private final Consumer<Set<Long>> upkeep;
  private final SubscriptionStore subscriptions;
  private final Duration every;
  private final ScheduledExecutorService thread;
  private final Clock clock;

  /**
   * @param upkeep looks after all tables; is given the snapshots up to which readers have come
   * @param thread one thread
   */
  UpkeepRounds(
      Consumer<Set<Long>> upkeep,
      SubscriptionStore subscriptions,
      UpkeepSettings settings,
      ScheduledExecutorService thread,
      Clock clock) {
    this.upkeep = upkeep;
    this.subscriptions = subscriptions;
    this.every = settings.every();
    this.thread = thread;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    log.info("Tables are looked after every {}", every);
    var unused =
        thread.scheduleWithFixedDelay(
            this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    long start = System.nanoTime();
    try {
      upkeep.accept(subscriptions.cursors(clock.instant().minus(PATIENCE)));
      log.info("Looked after the tables in {} ms", (System.nanoTime() - start) / 1_000_000);
    } catch (RuntimeException e) {
      // Let out, it would end all rounds.
      log.error("The tables could not be looked after; it is tried again in {}", every, e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("A round of upkeep goes on after {}; the lake is closed under it", LAST_ROUND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
