package city.weir.server.subscriptions;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for something to tell: after each commit, and every second, for a crash may
 * swallow a commit's call, and lateness comes without one. Commits that come faster than they are
 * looked at wake once.
 */
@Component
final class Wakes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Wakes.class);

  private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
  private final AtomicBoolean rung = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread one = new Thread(task, "subscription-wakes");
            one.setDaemon(true);
            return one;
          });

  /** Runs {@code woken} at each wake, in a thread that must not be kept. */
  void add(Runnable woken) {
    waiting.add(woken);
  }

  void remove(Runnable woken) {
    waiting.remove(woken);
  }

  /** Returns at once: whoever commits does not wait. */
  void ring() {
    if (rung.compareAndSet(false, true)) {
      try {
        thread.execute(this::wake);
      } catch (RejectedExecutionException e) {
        log.debug("The server stops: subscribers are told at its next start", e);
      }
    }
  }

  private void wake() {
    rung.set(false);
    for (Runnable woken : waiting) {
      try {
        woken.run();
      } catch (RuntimeException e) {
        log.error("Subscribers could not be woken; it is tried again in a second", e);
      }
    }
  }

  @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void tick() {
    ring();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
