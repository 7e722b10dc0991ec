package city.weir.jobs.lease;

import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one order after another from the server, keeps its lease alive while it is worked on. */
public final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private final Server server;
  private final String worker;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lease-heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param worker name under which work is leased
   */
  public Desk(Server server, String worker) {
    this.server = server;
    this.worker = worker;
  }

  /** Does one order, if there is one within the server's wait; true when there was. */
  public boolean serve(Function<PromotionOrder, PromotionReport> work)
      throws IOException, InterruptedException {
    Optional<PromotionOrder> order = server.lease(worker);
    if (order.isEmpty()) {
      return false;
    }
    serve(order.get(), work);
    return true;
  }

  private void serve(PromotionOrder order, Function<PromotionOrder, PromotionReport> work)
      throws IOException, InterruptedException {
    ScheduledFuture<?> beats =
        heart.scheduleAtFixedRate(
            () -> beat(order), HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    PromotionReport report;
    try {
      report = work.apply(order);
    } finally {
      beats.cancel(false);
    }
    Server.Answer answer = server.report(order.lease(), report);
    LOG.info(
        "{}: {} rows read, {} written, {} refused in {} ms; {}",
        order.target(),
        report.rowsRead(),
        report.rowsWritten(),
        report.rowsRefused(),
        report.millis(),
        answer.published() ? "published" : "not published: " + answer.reason());
  }

  /** A lost lease is only noted: what is staged for it cannot be published by its report. */
  private void beat(PromotionOrder order) {
    try {
      if (!server.heartbeat(order.lease())) {
        LOG.warn("The lease for {} is lost; its report will not count", order.target());
      }
    } catch (IOException e) {
      LOG.warn("No heartbeat for {}: {}", order.target(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
  }
}
