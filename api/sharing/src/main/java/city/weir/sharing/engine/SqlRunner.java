package city.weir.sharing.engine;

import city.weir.lake.sql.EngineLibrary;
import city.weir.sharing.engine.SqlRefused.Code;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs statements in child processes, each held to a deadline and a size. One warm process waits
 * for the next statement; one that ran too long or grew too big is killed and replaced.
 */
public final class SqlRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlRunner.class);
  private static final long PATIENCE_SECONDS = 5;

  private final String classPath;
  private final SqlLimits limits;
  private final Semaphore places;
  private final AtomicReference<@Nullable ChildProcess> spare = new AtomicReference<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "analyst-sql");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean closed;

  /**
   * @param atOnce how many statements may run at the same time
   */
  public SqlRunner(SqlLimits limits, int atOnce) {
    this(limits, atOnce, classPath());
  }

  SqlRunner(SqlLimits limits, int atOnce, String classPath) {
    this.limits = limits;
    this.places = new Semaphore(atOnce);
    this.classPath = classPath;
  }

  /** Starts the spare process in the background, so that the first statement finds it warm. */
  public void warmUp() {
    threads.execute(
        () -> {
          try {
            giveBack(ChildProcess.start(classPath, limits));
          } catch (IOException e) {
            // The next statement will try again, and tell its caller.
            LOG.warn("No spare process for analysts' SQL: {}", e.toString());
          }
        });
  }

  public SqlLimits limits() {
    return limits;
  }

  /**
   * Runs one job to its end.
   *
   * @throws SqlRefused when the engine refuses it, it needs too much, or {@code run} was cancelled
   */
  public Outcome run(SqlJob job, SqlRun run) throws SqlRefused {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SqlRefused(Code.BUSY, "Too many statements are running. Try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SqlRefused(Code.BUSY, "The server is stopping");
    }
    try {
      return runIn(take(), job, run);
    } finally {
      places.release();
    }
  }

  private Outcome runIn(ChildProcess child, SqlJob job, SqlRun run) throws SqlRefused {
    boolean sound = false;
    try {
      run.begin(child);
      Future<Outcome> answer = threads.submit(() -> child.run(job, run));
      Outcome outcome = answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      sound = true;
      return outcome;
    } catch (TimeoutException e) {
      throw new SqlRefused(
          Code.TIMEOUT,
          "The statement was stopped after %d s. Add conditions, or read fewer tables"
              .formatted(limits.time().toSeconds()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SqlRefused refused) {
        sound = refused.code() != Code.MEMORY;
        throw refused;
      }
      if (run.cancelled()) {
        throw SqlRun.stopped();
      }
      if (e.getCause() instanceof IOException lost) {
        LOG.warn("A process for analysts' SQL was lost: {}", lost.toString());
        throw ChildProcess.lost();
      }
      throw new IllegalStateException("A statement failed in an unforeseen way", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SqlRefused(Code.BUSY, "The server is stopping");
    } finally {
      run.end();
      if (sound && !run.cancelled()) {
        giveBack(child);
      } else {
        child.kill();
        warmUp();
      }
    }
  }

  private ChildProcess take() throws SqlRefused {
    ChildProcess waiting = spare.getAndSet(null);
    if (waiting != null && waiting.alive()) {
      return waiting;
    }
    try {
      return ChildProcess.start(classPath, limits);
    } catch (IOException e) {
      throw new IllegalStateException("Analysts' SQL cannot run", e);
    }
  }

  private void giveBack(ChildProcess child) {
    if (closed || !spare.compareAndSet(null, child)) {
      child.close();
    }
    if (closed) {
      close();
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    ChildProcess waiting = spare.getAndSet(null);
    if (waiting != null) {
      waiting.close();
    }
  }

  /** Only what the child needs: the fewer jars, the sooner it is ready. */
  private static String classPath() {
    return Stream.of(
            SqlChild.class,
            EngineLibrary.class,
            DuckDBDriver.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonInclude.class)
        .map(SqlRunner::place)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URI location = source == null ? null : URI.create(source.getLocation().toString());
    if (location == null || !"file".equals(location.getScheme())) {
      throw new IllegalStateException(
          "Analysts' SQL runs in a process of its own, which needs %s as a file, but it is in %s:"
                  .formatted(type.getName(), location)
              + " start the server from extracted jars");
    }
    return Path.of(location).toString();
  }
}
