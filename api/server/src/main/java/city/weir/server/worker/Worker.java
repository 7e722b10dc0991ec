package city.weir.server.worker;

import city.weir.server.promotion.Promotions;
import city.weir.server.security.Credentials;
import city.weir.server.settings.Home;
import city.weir.server.worker.WorkerState.Phase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Keeps one worker process running. It holds the other end of the worker's standard input: when
 * this server dies, however suddenly, the worker reads the end of it and exits.
 */
@Component
public final class Worker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** A worker that lived this long had started well: the next wait is a short one again. */
  private static final Duration WELL = Duration.ofMinutes(5);

  private final WorkerSettings settings;
  private final Home home;
  private final Credentials credentials;
  private final Promotions promotions;
  private final Environment environment;
  private final Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread keeper;
  private volatile @Nullable Process process;
  private volatile WorkerState state;

  Worker(
      WorkerSettings settings,
      Home home,
      Credentials credentials,
      Promotions promotions,
      Environment environment,
      Clock clock) {
    this.settings = settings;
    this.home = home;
    this.credentials = credentials;
    this.promotions = promotions;
    this.environment = environment;
    this.clock = clock;
    this.state =
        new WorkerState(settings.enabled() ? Phase.STOPPED : Phase.ELSEWHERE, clock.instant(), 0);
  }

  public WorkerState state() {
    return state;
  }

  @Override
  public void start() {
    if (!settings.enabled()) {
      return;
    }
    if (!Files.isRegularFile(settings.jar())) {
      log.error(
          "No worker is started: there is no {}. Build it (mvn package -pl jobs -am), name its"
              + " folder in weir.worker.home, or set weir.worker.enabled=false",
          settings.jar());
      return;
    }
    Thread thread = new Thread(this::keep, "worker-keeper");
    thread.setDaemon(true);
    thread.start();
    keeper = thread;
  }

  private void keep() {
    int deaths = 0;
    while (stopping.getCount() > 0) {
      long began = System.nanoTime();
      try {
        int code = runOnce();
        if (stopping.getCount() == 0) {
          break;
        }
        log.warn("The worker ended with {}; {} tells why", code, logFile());
        // What it had in hand goes to its successor at once.
        promotions.endLeases();
      } catch (IOException e) {
        log.error("The worker cannot be started", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
      boolean well = System.nanoTime() - began > WELL.toNanos();
      deaths = well ? 1 : deaths + 1;
      state = new WorkerState(Phase.WAITING, clock.instant(), state.starts());
      if (!pause(settings.restartAfter(deaths))) {
        break;
      }
    }
    state = new WorkerState(Phase.STOPPED, clock.instant(), state.starts());
  }

  /** Waits; false when the server stops meanwhile. */
  private boolean pause(Duration wait) {
    try {
      return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int runOnce() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(settings.command()).redirectErrorStream(true);
    builder.directory(Files.createDirectories(home.scratch()).toFile());
    var environment = builder.environment();
    environment.put("WEIR_SERVER", address());
    environment.put("WEIR_CLIENT_ID", Credentials.WORKER);
    environment.put("WEIR_CLIENT_SECRET", credentials.workerSecret());
    Process started = builder.start();
    process = started;
    if (stopping.getCount() == 0) {
      end(started);
    }
    state = new WorkerState(Phase.RUNNING, clock.instant(), state.starts() + 1);
    log.info("Started the worker, process {}", started.pid());
    try (BufferedReader lines = started.inputReader();
        RollingLog file = new RollingLog(logFile(), settings.logSize())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.line(line);
      }
    }
    return started.waitFor();
  }

  private java.nio.file.Path logFile() {
    return home.logs().resolve("worker.log");
  }

  private String address() {
    String bound = environment.getProperty("server.address", "127.0.0.1");
    String host = bound.equals("0.0.0.0") || bound.equals("::") ? "127.0.0.1" : bound;
    return "http://%s:%s".formatted(host, environment.getRequiredProperty("local.server.port"));
  }

  @Override
  public void stop() {
    stopping.countDown();
    Process running = process;
    Thread thread = keeper;
    try {
      if (running != null) {
        end(running);
      }
      if (thread != null) {
        thread.join(Duration.ofSeconds(2).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper = null;
  }

  /** Asks by closing its input, then tells it, then ends it. */
  private static void end(Process running) throws InterruptedException {
    try {
      running.getOutputStream().close();
    } catch (IOException e) {
      log.debug("The worker's input was closed already", e);
    }
    if (!running.waitFor(3, TimeUnit.SECONDS)) {
      running.destroy();
    }
    if (!running.waitFor(3, TimeUnit.SECONDS)) {
      running.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
    }
  }

  @Override
  public boolean isRunning() {
    return keeper != null;
  }

  /** After the web server, which the worker calls; stopped before it. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE;
  }
}
