package city.weir.server.sql;

import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.statement.Statement;
import city.weir.sharing.statement.Statement.Standing;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement stands.
 *
 * @param state {@code queued}, {@code running}, {@code finished}, {@code failed} or {@code
 *     cancelled}
 * @param runningMillis how long it has been running, or ran
 * @param progress from 0 to 1 as the engine guesses; absent when it does not
 * @param rows of the answer; absent as long as there is none
 * @param kept whether the answer can still be fetched
 * @param code why it failed, for programs; absent when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatementDetail(
    String id,
    String sql,
    String state,
    Instant submittedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Long runningMillis,
    @Nullable Double progress,
    @Nullable Integer rows,
    boolean kept,
    @Nullable String code,
    @Nullable String detail,
    List<TableRead> tables) {

  static StatementDetail of(Statement statement, Instant now) {
    Standing s = statement.standing();
    SqlRefused refused = s.refused();
    OptionalDouble progress = statement.progress();
    boolean running = s.state() == Statement.State.RUNNING;
    return new StatementDetail(
        statement.id(),
        statement.question().sql(),
        s.state().name().toLowerCase(Locale.ROOT),
        statement.submittedAt(),
        s.startedAt(),
        s.endedAt(),
        s.startedAt() == null ? null : millis(s.startedAt(), s.endedAt(), now),
        running && progress.isPresent() ? progress.getAsDouble() : null,
        s.state() == Statement.State.FINISHED ? s.rows() : null,
        s.result() != null,
        refused == null ? null : refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        refused == null ? null : refused.getMessage(),
        TableRead.of(statement.reads()));
  }

  private static long millis(Instant from, @Nullable Instant to, Instant now) {
    return Duration.between(from, to == null ? now : to).toMillis();
  }
}
