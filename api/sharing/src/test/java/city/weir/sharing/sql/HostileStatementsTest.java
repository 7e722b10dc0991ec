package city.weir.sharing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be written with nothing but what is allowed, and would take a server down. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileStatementsTest {
  private SampleLake lake;
  private SqlRunner runner;
  private SqlService sql;

  @BeforeAll
  void open(@TempDir Path folder) {
    lake = new SampleLake(folder);
    lake.append(new Hospital(1, "协和医院", "420103", "100.5"), new Hospital(2, "同济", "420103", "1"));
    runner = new SqlRunner(new SqlLimits(Duration.ofSeconds(3), 1_000, 1_000_000, 128), 1);
    sql =
        new SqlService(
            table -> Optional.of(SampleCity.hospitals()),
            Policies.of(new InMemoryAgreements()),
            lake.relations(),
            runner,
            Clock.systemUTC());
  }

  @AfterAll
  void close() {
    runner.close();
    lake.close();
  }

  private SqlResult run(String statement) throws SqlRefused {
    return sql.run(
        sql.prepare(SampleCity.ANALYST, Call.UNKNOWN, Question.of(statement, 1_000)), new SqlRun());
  }

  static Stream<String> engineEaters() {
    String many = "(select 1 as x from theme.hospital union all select 2)";
    StringBuilder joins = new StringBuilder("select count(*) from " + many + " a0");
    for (int i = 1; i < 40; i++) {
      joins.append(" cross join ").append(many).append(" a").append(i);
    }
    return Stream.of(
        joins.toString(),
        "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n",
        "with recursive s(t, i) as (select cast('x' as varchar), 1 union all select t || t, i + 1"
            + " from s where i < 60) select max(length(t)) from s",
        "with recursive s(t) as (select cast('xxxx' as varchar) union all select"
            + " replace(t, 'x', 'xxxxxxxxxxxxxxxx') from s) select count(*) from s",
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000)"
            + " select array_agg(i), string_agg(cast(i as varchar), ',') from n",
        "with recursive n(a) as (select array[1] union all select array[1, a[1]] from n),"
            + " m(x) as (select u.x from n, unnest(n.a) as u(x)) select count(distinct x) from m",
        "with recursive n(i, t) as (select 1, cast(repeat_not as varchar) from (select 'y' as"
            + " repeat_not) q union all select i + 1, concat(t, t, t, t) from n where i < 40)"
            + " select count(distinct t) from n");
  }

  @ParameterizedTest
  @MethodSource("engineEaters")
  void endsWhatEatsTimeOrMemoryWithAClearError(String hostile) throws Exception {
    SqlRefused refused = catchThrowableOfType(SqlRefused.class, () -> run(hostile));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).as(refused.getMessage()).isIn(Code.TIMEOUT, Code.MEMORY);
    assertThat(run("select count(*) from theme.hospital").rows().list()).hasToString("[[2]]");
  }

  static Stream<String> parserEaters() {
    return Stream.of(
        "select '" + "x".repeat(1 << 20) + "'",
        "select 1 from theme.hospital where id in (" + "1,".repeat(1 << 19) + "1)",
        "select " + "(".repeat(9_000) + "1" + ")".repeat(9_000),
        "select " + "-".repeat(19_000) + "1",
        "select " + "not ".repeat(4_900) + "true",
        "select * from " + "(select * from ".repeat(1_300) + "x" + ")".repeat(1_300),
        "select " + "case when 1 = (".repeat(1_000) + "1" + ") then 1 end".repeat(700),
        "with " + "a as (select 1), ".repeat(1_000),
        "select 1 " + "union select 1 ".repeat(1_300),
        "select * from theme.hospital " + "natural join theme.hospital ".repeat(600));
  }

  @ParameterizedTest
  @MethodSource("parserEaters")
  void refusesWhatIsTooLongOrTooDeepBeforeAnyProcessSeesIt(String hostile) {
    SqlRefused refused =
        catchThrowableOfType(
            SqlRefused.class,
            () -> sql.prepare(SampleCity.ANALYST, Call.UNKNOWN, Question.of(hostile, 1)));
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(Code.SYNTAX);
    assertThat(refused.getMessage()).hasSizeLessThan(500);
  }

  @Test
  void matchesWithoutBacktracking() throws Exception {
    String bomb =
        "select count(*) from theme.hospital where regexp_like('%s!', '^(a+)+$')"
            .formatted("a".repeat(5_000));
    assertThat(run(bomb).rows().list()).hasToString("[[0]]");
  }
}
