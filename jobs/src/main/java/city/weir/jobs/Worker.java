package city.weir.jobs;

import city.weir.jobs.lease.Desk;
import city.weir.jobs.lease.Server;
import city.weir.jobs.promotion.Promoter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker beside the server: Spark is started once and kept warm, work is leased as it comes.
 * The process ends when its standard input does, which is when the server that started it has died.
 *
 * <p>With the argument {@code --train} it runs a small promotion in a temporary folder and ends:
 * for making a class-data archive.
 */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** Planning is done by one thread; two orders at a time keep two cores busy. */
  private static final int DESKS = 2;

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private Worker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (List.of(arguments).equals(List.of("--train"))) {
      Training.run();
      return;
    }
    exitWithParent(System.in);
    Settings settings = Settings.from(System.getenv());
    SparkSession session =
        SparkRuntime.start(
            SparkRuntime.served(settings.server(), settings.client(), settings.secret()));
    Server server =
        new Server(settings.server(), settings.client(), settings.secret(), Clock.systemUTC());
    LOG.info("Ready for work from {}", settings);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= DESKS; i++) {
      String name = "worker-%d-%d".formatted(ProcessHandle.current().pid(), i);
      SparkSession own = i == 1 ? session : session.newSession();
      Thread thread = new Thread(() -> work(server, name, own), name);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void work(Server server, String name, SparkSession session) {
    SparkSession.setActiveSession(session);
    Promoter promoter = new Promoter(session);
    try (Desk desk = new Desk(server, name)) {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          desk.serve(promoter::run);
        } catch (IOException e) {
          LOG.warn("No work from the server: {}", e.toString());
          Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void exitWithParent(InputStream input) {
    Thread thread =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
                LOG.info("Standard input has ended: the server is gone, so is the worker");
              } catch (IOException e) {
                LOG.warn("Standard input cannot be read, so the worker ends: {}", e.toString());
              }
              // What is in work is on a branch; the order will be handed out again.
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }
}
