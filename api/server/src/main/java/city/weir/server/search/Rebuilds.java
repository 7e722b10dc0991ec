package city.weir.server.search;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fills the index anew while it is searched, one at a time, in the background. */
@Component
class Rebuilds {
  private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

  private final Refill refill;
  private final Clock clock;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          run -> {
            Thread thread = new Thread(run, "directory-rebuild");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable Rebuild latest;

  Rebuilds(Refill refill, Clock clock) {
    this.refill = refill;
    this.clock = clock;
  }

  /** The one under way, or the last there was since the start of the server. */
  Optional<Rebuild> latest() {
    return Optional.ofNullable(latest);
  }

  /** Begins one; empty when there is one under way. */
  synchronized Optional<Rebuild> begin() {
    Rebuild before = latest;
    if (before != null && before.finishedAt() == null) {
      return Optional.empty();
    }
    Instant started = clock.instant();
    Rebuild begun = new Rebuild("running", started, null, 0, null);
    latest = begun;
    background.execute(() -> run(started));
    return Optional.of(begun);
  }

  @PreDestroy
  void stop() {
    background.shutdownNow();
  }

  private void run(Instant started) {
    long[] taken = {0};
    try {
      refill.refill(
          so -> {
            taken[0] = so;
            latest = new Rebuild("running", started, null, so, null);
          });
      latest = new Rebuild("done", started, clock.instant(), taken[0], null);
    } catch (RuntimeException e) {
      log.error("The directory's index was not filled anew; the one before still serves", e);
      latest =
          new Rebuild("failed", started, clock.instant(), taken[0], String.valueOf(e.getMessage()));
    }
  }
}
