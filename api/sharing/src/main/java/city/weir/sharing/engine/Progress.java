package city.weir.sharing.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** Tells now and then how far the running statement is, as far as the engine knows. */
final class Progress {
  private static final long EVERY_MILLIS = 200;

  /** Where it is told. */
  interface Listener {
    void at(double share) throws IOException;
  }

  private final Listener listener;
  private @Nullable DuckDBPreparedStatement running;

  Progress(Listener listener) {
    this.listener = listener;
  }

  void start() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleAtFixedRate(this::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void of(Statement statement) throws SQLException {
    running = statement.unwrap(DuckDBPreparedStatement.class);
  }

  /** Nothing more is told of it: whoever listens is about to hear its answer. */
  synchronized void over() {
    running = null;
  }

  private synchronized void tell() {
    if (running == null) {
      return;
    }
    try {
      double percent = running.getQueryProgress().getPercentage();
      if (percent >= 0) {
        listener.at(Math.min(percent, 100) / 100);
      }
    } catch (SQLException e) {
      // The engine has none to tell of this statement; its answer will come all the same.
      running = null;
    } catch (IOException e) {
      // Nobody listens any more: the process ends as soon as it reads its input.
      running = null;
    }
  }
}
