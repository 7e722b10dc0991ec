package city.weir.sharing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.sharing.engine.SqlRefused.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs in the child is given here directly, past the checks that refuse most of it before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlRunnerTest {
  private static final String ENDLESS =
      "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3";

  private SqlRunner runner;
  private SqlRunner patient;

  @BeforeAll
  void start() {
    patient = new SqlRunner(new SqlLimits(Duration.ofMinutes(2), 100, 100_000, 128), 1);
    runner = new SqlRunner(new SqlLimits(Duration.ofSeconds(1), 100, 100_000, 128), 2);
  }

  @AfterAll
  void stop() {
    runner.close();
    patient.close();
  }

  private static SqlJob job(String query) {
    return new SqlJob(List.of(), List.of(), query, List.of(), 100, 100_000);
  }

  private Code refusal(String query) {
    return catchThrowableOfType(SqlRefused.class, () -> runner.run(job(query), new SqlRun()))
        .code();
  }

  @Test
  void answersWithColumnsAndRows() throws Exception {
    Outcome outcome =
        runner.run(
            job("SELECT 1 AS a, '中' AS b, 1.50 AS c, DATE '2026-06-01' AS d, [1, 2] AS e"),
            new SqlRun());
    assertThat(outcome.columns())
        .extracting(AnswerColumn::name)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(outcome.rows().list().get(0).toString())
        .isEqualTo("[1, 中, 1.50, 2026-06-01, [1, 2]]");
    assertThat(outcome.truncated()).isFalse();
  }

  @Test
  void leavesNothingOfItsEngineBehindWhenItIsKilled() throws Exception {
    assertThat(patient.run(job("SELECT 1"), new SqlRun()).rows().size()).isEqualTo(1);

    // One that has just been started for the next run may not have come to it yet.
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!loaded().stream().allMatch(line -> line.endsWith(" (deleted)"))
        && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(loaded()).isNotEmpty().allMatch(line -> line.endsWith(" (deleted)"));
  }

  /** Where the engine's library is loaded from by the processes there are. */
  private static List<String> loaded() throws IOException {
    List<String> loaded = new ArrayList<>();
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      Path maps = Path.of("/proc/%d/maps".formatted(child.pid()));
      try (Stream<String> lines = Files.lines(maps)) {
        lines.filter(line -> line.contains("libduckdb_java")).forEach(loaded::add);
      } catch (NoSuchFileException | UncheckedIOException e) {
        assertThat(child.isAlive()).as("it had just ended").isFalse();
      }
    }
    return loaded;
  }

  @Test
  void leavesOutRowsBeyondTheLimitAndSaysSo() throws Exception {
    Outcome outcome = runner.run(job("SELECT * FROM range(1000)"), new SqlRun());
    assertThat(outcome.rows().size()).isEqualTo(100);
    assertThat(outcome.truncated()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT range(300000000)[5]",
        "SELECT list(range) FROM range(200000000)",
        "SELECT length(repeat('x', 2000000000))",
      })
  void survivesWhatEatsMemory(String hog) throws Exception {
    assertThat(refusal(hog)).isIn(Code.MEMORY, Code.TIMEOUT);
    assertThat(runner.run(job("SELECT 1"), new SqlRun()).rows().size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
        "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * b.range % 7 = 3",
      })
  void stopsWhatDoesNotEnd(String endless) throws Exception {
    assertThat(refusal(endless)).isIn(Code.TIMEOUT, Code.MEMORY);
    assertThat(runner.run(job("SELECT 1"), new SqlRun()).rows().size()).isEqualTo(1);
  }

  @Test
  void stopsARunTheMomentItIsCancelledAndServesTheNext() throws Exception {
    SqlRun run = new SqlRun();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Code> refused =
          other.submit(
              () ->
                  catchThrowableOfType(SqlRefused.class, () -> patient.run(job(ENDLESS), run))
                      .code());
      while (run.progress().isEmpty() && !refused.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(run.progress().getAsDouble()).isBetween(0.0, 1.0);
      run.cancel();
      assertThat(refused.get(5, TimeUnit.SECONDS)).isEqualTo(Code.CANCELLED);
    } finally {
      other.shutdownNow();
    }
    assertThat(patient.run(job("SELECT 1"), new SqlRun()).rows().size()).isEqualTo(1);
  }

  @Test
  void neverBeginsARunThatWasCancelledBefore() {
    SqlRun run = new SqlRun();
    run.cancel();
    assertThat(
            catchThrowableOfType(SqlRefused.class, () -> runner.run(job("SELECT 1"), run)).code())
        .isEqualTo(Code.CANCELLED);
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    assertThat(refusal("SELECT repeat('x', 50000) FROM range(10)")).isEqualTo(Code.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH '/tmp/x.db'",
        "INSTALL httpfs",
        "SET memory_limit='8GB'",
        "SET enable_external_access=true",
        "SELECT * FROM read_parquet('http://127.0.0.1:1/x.parquet')",
      })
  void opensNothingButItsFiles(String attack) {
    assertThat(refusal(attack)).isEqualTo(Code.INVALID);
  }
}
