package city.weir.server.sql;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A statement as a page shows it. */
record StatementView(StatementDetail statement) {
  public String id() {
    return statement.id();
  }

  public String sql() {
    return statement.sql();
  }

  public String state() {
    return statement.state();
  }

  public boolean ended() {
    return !state().equals("queued") && !state().equals("running");
  }

  public boolean kept() {
    return statement.kept();
  }

  public Instant submittedAt() {
    return statement.submittedAt();
  }

  public @Nullable Integer rows() {
    return statement.rows();
  }

  public @Nullable Double progress() {
    return statement.progress();
  }

  public @Nullable String detail() {
    return statement.detail();
  }

  public long runningMillis() {
    Long millis = statement.runningMillis();
    return millis == null ? 0 : millis;
  }

  public String seconds() {
    return String.format(Locale.ROOT, "%.1f s", runningMillis() / 1000.0);
  }
}
