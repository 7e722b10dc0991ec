package city.weir.sharing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.Question;
import city.weir.sharing.sql.SqlService;
import city.weir.sharing.statement.Statement.State;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTest {
  private static final String ENDLESS =
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
  private static final String COUNT = "select count(*) from theme.hospital";

  private final AtomicBoolean shared = new AtomicBoolean();
  private final Map<String, Code> told = new ConcurrentHashMap<>();
  private final MovableClock clock = new MovableClock();
  private SampleLake lake;
  private SqlRunner runner;
  private Statements statements;

  @BeforeAll
  void open(@TempDir Path folder) {
    lake = new SampleLake(folder);
    lake.append(new Hospital(1, "协和医院", "420103", "100.5"));
    runner = new SqlRunner(new SqlLimits(Duration.ofMinutes(2), 100, 100_000, 128), 2);
  }

  @BeforeEach
  void begin() {
    shared.set(true);
    statements = statements(runner);
  }

  private Statements statements(SqlRunner by) {
    return new Statements(
        new SqlService(
            table -> Optional.of(SampleCity.hospitals()).filter(c -> shared.get()),
            Policies.of(new InMemoryAgreements()),
            lake.relations(),
            by,
            clock),
        new StatementLimits(2, 1, 4, 3, 2, 1 << 20, Duration.ofMinutes(10)),
        new SecureRandom(),
        clock);
  }

  @AfterEach
  void end() {
    statements.close();
  }

  @AfterAll
  void close() {
    runner.close();
    lake.close();
  }

  private Statement submit(Subject subject, String sql) throws SqlRefused {
    return statements.submit(
        subject,
        Call.UNKNOWN,
        Question.of(sql, 100),
        (statement, why) -> {
          assertThat(statement.standing().state().ended()).as("told before anybody else").isFalse();
          told.put(statement.id(), why.code());
        });
  }

  private Statement ended(Statement statement) throws InterruptedException {
    assertThat(statement.await(Duration.ofSeconds(60))).isTrue();
    return statement;
  }

  @Test
  void keepsTheAnswerForItsOwnerAndForNobodyElse() throws Exception {
    Statement statement = ended(submit(SampleCity.ANALYST, COUNT));
    assertThat(statement.standing().state()).isEqualTo(State.FINISHED);
    assertThat(statements.find(SampleCity.ANALYST, statement.id())).contains(statement);
    assertThat(statements.find(SampleCity.STEWARD, statement.id())).isEmpty();
    assertThat(statements.of(SampleCity.STEWARD)).isEmpty();
    assertThat(statements.result(statement, Call.UNKNOWN).orElseThrow().rows().list())
        .hasToString("[[1]]");
  }

  @Test
  void refusesAtOnceWhatIsNotPermitted() {
    SqlRefused refused =
        catchThrowableOfType(SqlRefused.class, () -> submit(Subject.PUBLIC, COUNT));
    assertThat(refused.code()).isEqualTo(Code.NOT_PERMITTED);
    assertThat(refused.dataset()).isEqualTo("wuhan.health.hospital");
    assertThat(statements.of(Subject.PUBLIC)).isEmpty();
  }

  @Test
  void letsNobodyWaitBehindTheStatementsOfOnePerson() throws Exception {
    Statement first = submit(SampleCity.ANALYST, ENDLESS);
    Statement second = submit(SampleCity.ANALYST, ENDLESS);
    Statement others = ended(submit(SampleCity.STEWARD, COUNT));
    assertThat(others.standing().state()).isEqualTo(State.FINISHED);
    assertThat(first.standing().state()).isEqualTo(State.RUNNING);
    assertThat(second.standing().state()).isEqualTo(State.QUEUED);

    statements.cancel(second);
    assertThat(ended(second).standing().startedAt()).isNull();
    statements.cancel(first);
    assertThat(ended(first).standing().state()).isEqualTo(State.CANCELLED);
    assertThat(ended(submit(SampleCity.ANALYST, COUNT)).standing().state())
        .isEqualTo(State.FINISHED);
  }

  @Test
  void tellsOnceOfEachThatEndsWithoutAnAnswerHoweverItEnds() throws Exception {
    Statement answered = ended(submit(SampleCity.ANALYST, COUNT));
    Statement failed =
        ended(submit(SampleCity.ANALYST, "select cast(name as integer) from theme.hospital"));
    assertThat(failed.standing().state()).isEqualTo(State.FAILED);
    Statement running = submit(SampleCity.ANALYST, ENDLESS);
    Statement waiting = submit(SampleCity.ANALYST, ENDLESS);
    statements.cancel(waiting);
    assertThat(told).containsEntry(waiting.id(), Code.CANCELLED);
    Statement stopped = submit(SampleCity.STEWARD, ENDLESS);
    Statement never = submit(SampleCity.STEWARD, ENDLESS);
    statements.cancel(running);
    ended(running);
    statements.close();
    assertThat(told)
        .containsOnly(
            entry(failed.id(), Code.INVALID),
            entry(waiting.id(), Code.CANCELLED),
            entry(running.id(), Code.CANCELLED),
            entry(stopped.id(), Code.CANCELLED),
            entry(never.id(), Code.CANCELLED))
        .doesNotContainKey(answered.id());
  }

  @Test
  void tellsOfWhatRanOutOfTime() throws Exception {
    try (SqlRunner hasty =
            new SqlRunner(new SqlLimits(Duration.ofSeconds(1), 100, 100_000, 128), 1);
        Statements few = statements(hasty)) {
      AtomicReference<Code> end = new AtomicReference<>();
      Statement slow =
          ended(
              few.submit(
                  SampleCity.ANALYST,
                  Call.UNKNOWN,
                  Question.of(ENDLESS, 100),
                  (statement, why) -> end.set(why.code())));
      assertThat(end).hasValue(Code.TIMEOUT);
      assertThat(slow.standing().state()).isEqualTo(State.FAILED);
    }
  }

  @Test
  void endsAStatementAndGoesOnEvenWhenNobodyCanBeTold() throws Exception {
    Statement untold =
        statements.submit(
            SampleCity.ANALYST,
            Call.UNKNOWN,
            Question.of(ENDLESS, 100),
            (statement, why) -> {
              throw new IllegalStateException("no audit");
            });
    statements.cancel(untold);
    assertThat(ended(untold).standing().state()).isEqualTo(State.CANCELLED);
    assertThat(ended(submit(SampleCity.ANALYST, COUNT)).standing().state())
        .isEqualTo(State.FINISHED);
  }

  @Test
  void boundsWhatOneMayHaveUnderWayAndWhatAllMay() throws Exception {
    for (int i = 0; i < 3; i++) {
      submit(SampleCity.ANALYST, ENDLESS);
    }
    assertThat(
            catchThrowableOfType(SqlRefused.class, () -> submit(SampleCity.ANALYST, COUNT)).code())
        .isEqualTo(Code.TOO_MANY);
    submit(SampleCity.STEWARD, ENDLESS);
    assertThat(
            catchThrowableOfType(SqlRefused.class, () -> submit(SampleCity.STEWARD, COUNT)).code())
        .isEqualTo(Code.BUSY);
    for (Subject each : new Subject[] {SampleCity.ANALYST, SampleCity.STEWARD}) {
      statements.of(each).forEach(statements::cancel);
    }
    for (Statement each : statements.of(SampleCity.ANALYST)) {
      ended(each);
    }
  }

  @Test
  void forgetsAnAnswerAfterAWhileButNotThatItWas() throws Exception {
    Statement statement = ended(submit(SampleCity.ANALYST, COUNT));
    clock.pass(Duration.ofMinutes(11));
    Statement found = statements.find(SampleCity.ANALYST, statement.id()).orElseThrow();
    assertThat(statements.result(found, Call.UNKNOWN)).isEmpty();
    assertThat(found.standing().rows()).isEqualTo(1);
  }

  @Test
  void remembersTheLastStatementsOnly() throws Exception {
    Statement oldest = ended(submit(SampleCity.ANALYST, COUNT));
    clock.pass(Duration.ofSeconds(1));
    Statement second = ended(submit(SampleCity.ANALYST, COUNT));
    clock.pass(Duration.ofSeconds(1));
    Statement third = ended(submit(SampleCity.ANALYST, COUNT));
    assertThat(statements.of(SampleCity.ANALYST)).containsExactly(third, second);
    assertThat(statements.find(SampleCity.ANALYST, oldest.id())).isEmpty();
  }

  @Test
  void dropsAnAnswerTheMomentTheRightToItEnds() throws Exception {
    Statement statement = ended(submit(SampleCity.ANALYST, COUNT));
    shared.set(false);
    assertThat(
            catchThrowableOfType(
                SqlRefused.class, () -> statements.result(statement, Call.UNKNOWN)))
        .isNotNull();
    shared.set(true);
    assertThat(statements.result(statement, Call.UNKNOWN)).isEmpty();
  }

  @Test
  void tellsWhyAStatementFailed() throws Exception {
    Statement statement = ended(submit(SampleCity.ANALYST, "select nothing from theme.hospital"));
    assertThat(statement.standing().state()).isEqualTo(State.FAILED);
    assertThat(statement.standing().refused()).hasMessageContaining("nothing");
  }

  /** Stands still until it is moved. */
  private static final class MovableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-06-01T00:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
