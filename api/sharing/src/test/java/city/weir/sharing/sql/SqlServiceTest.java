package city.weir.sharing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.lake.AsOf;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.sql.SqlRefused.Code;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlServiceTest {
  private SampleLake lake;
  private SqlRunner runner;
  private SqlService sql;

  @BeforeAll
  void open(@TempDir Path folder) {
    lake = new SampleLake(folder);
    lake.append(
        new Hospital(1, "协和医院", "420103", "100.5"),
        new Hospital(2, "同济医院", "420103", null),
        new Hospital(3, "中南医院", "420106", "300"));
    runner = new SqlRunner(new SqlLimits(Duration.ofSeconds(20), 100, 100_000, 256), 2);
    runner.warmUp();
    sql =
        new SqlService(
            table -> Optional.of(SampleCity.hospitals()).filter(c -> c.table().equals(table)),
            new Policy(new InMemoryAgreements()),
            lake.relations(),
            runner,
            Clock.systemUTC());
  }

  @AfterAll
  void close() {
    runner.close();
    lake.close();
  }

  private String rows(Subject subject, String statement) throws SqlRefused {
    return sql.run(subject, Call.UNKNOWN, statement, AsOf.NOW).rows().toString();
  }

  @Test
  void readsTheStateThatIsAskedForAndNamesTheTableThatHasNone() throws Exception {
    String count = "select count(*) from theme.hospital";
    AsOf now = new AsOf.Snapshot(lake.head());
    assertThat(sql.run(SampleCity.ANALYST, Call.UNKNOWN, count, now).rows().toString())
        .isEqualTo("[[3]]");
    AsOf before = new AsOf.At(Instant.parse("2000-01-01T00:00:00Z"));
    SqlRefused none =
        catchThrowableOfType(
            SqlRefused.class, () -> sql.run(SampleCity.ANALYST, Call.UNKNOWN, count, before));
    assertThat(none.code()).isEqualTo(SqlRefused.Code.INVALID);
    assertThat(none).hasMessageStartingWith("theme.hospital: ");
  }

  private SqlRefused refusal(Subject subject, String statement) {
    return catchThrowableOfType(
        SqlRefused.class, () -> sql.run(subject, Call.UNKNOWN, statement, AsOf.NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "select count(*) from theme.hospital ~ [[3]]",
        "select h.name from theme.hospital h where h.id = 1 ~ [[协和医院]]",
        "select hospital.id from theme.hospital order by 1 desc limit 1 ~ [[3]]",
        "select theme.hospital.id from theme.hospital where id = 2 ~ [[2]]",
        "with hospital as (select * from theme.hospital where id < 3) select count(*) from hospital ~ [[2]]",
        "with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select max(n) from r ~ [[5]]",
        "select a.id from theme.hospital a join theme.hospital b using (id) where b.beds > 200 ~ [[3]]",
        "select district_code, count(*) c, sum(beds) from theme.hospital group by 1 order by 1 ~ [[420103, 2, 100.5], [420106, 1, 300.0]]",
        "select id from (select id, row_number() over (partition by district_code order by id) n from theme.hospital) t where n = 2 ~ [[2]]",
        "select id from theme.hospital where id in (select max(id) from theme.hospital) ~ [[3]]",
        "select count(*) filter (where beds is null), count(distinct district_code) from theme.hospital ~ [[1, 2]]",
        "select cast(id as varchar) || '号', coalesce(beds, 0) from theme.hospital where id = 2 ~ [[2号, 0.0]]",
        "select case when id > 1 then 'b' else 'a' end, date_trunc('day', seen_at) from theme.hospital where id = 1 ~ [[a, 2026-06-01T00:00:00Z]]",
        "select date_diff('hour', seen_at, later) from (select seen_at, seen_at + interval '5' hour later from theme.hospital) t limit 1 ~ [[5]]",
        "select name as 名称 from theme.hospital where name like '%南%'; ~ [[中南医院]]",
        "select id from theme.hospital where seen_at >= timestamp '2026-06-01 02:00:00' - interval '1' hour order by id ~ [[1], [2], [3]]",
        "select id::varchar from theme.hospital where id = 1 ~ [[1]]",
        "select u.x from theme.hospital h, unnest(array[h.id, 10]) as u(x) where h.id = 1 order by 1 ~ [[1], [10]]",
        "select extract(year from seen_at), substring(name from 1 for 2), round(lon, 1), 7 % 4 from theme.hospital where id = 1 ~ [[2026, 协和, 114.3, 3]]",
        "select id from theme.hospital where exists (select 1 from theme.hospital x where x.id = 1) union select 9 order by 1 limit 1 ~ [[1]]",
      })
  void answers(String statement, String rows) throws Exception {
    assertThat(rows(SampleCity.ANALYST, statement)).isEqualTo(rows);
  }

  @Test
  void showsMaskedValuesOnlyAndHidesColumns() throws Exception {
    assertThat(rows(SampleCity.ANALYST, "select phone from theme.hospital where id = 1"))
        .isEqualTo("[[138****0001]]");
    assertThat(rows(SampleCity.ANALYST, "select id from theme.hospital where phone like '1380%'"))
        .isEqualTo("[]");
    SqlRefused hidden = refusal(SampleCity.ANALYST, "select secret_note from theme.hospital");
    assertThat(hidden.code()).isEqualTo(Code.INVALID);
    assertThat(hidden).hasMessageContaining("secret_note");
    assertThat(
            sql.run(SampleCity.ANALYST, Call.UNKNOWN, "select * from theme.hospital", AsOf.NOW)
                .columns())
        .extracting(SqlResult.Column::name)
        .doesNotContain("secret_note");
  }

  @Test
  void givesAnAgencyOnlyItsOwnDistrict() throws Exception {
    assertThat(rows(SampleCity.JIANGHAN, "select id from theme.hospital order by id"))
        .isEqualTo("[[1], [2]]");
  }

  @Test
  void errorsTellNothingOfRowsThatAreHeldBack() throws Exception {
    String probe =
        "select id from theme.hospital where cast(case when id = 3 then name else '1' end as integer) > 0 order by id";
    assertThat(rows(SampleCity.JIANGHAN, probe)).isEqualTo("[[1], [2]]");
    assertThat(refusal(SampleCity.ANALYST, probe)).hasMessageContaining("中南医院");
  }

  @Test
  void saysWhyATableIsNotPermitted() {
    SqlRefused refused = refusal(Subject.PUBLIC, "select * from theme.hospital");
    assertThat(refused.code()).isEqualTo(Code.NOT_PERMITTED);
    assertThat(refused).hasMessageContaining("You may not read theme.hospital");
    assertThat(refused.deny()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from hospital",
        "select * from theme.nothing",
        "select * from weir.theme.hospital",
        "select * from \"/etc/passwd\"",
        "with x as (select 1) select * from y",
        "with a as (select * from b), b as (select 1) select * from a",
        "select * from information_schema.tables",
        "select * from duckdb_settings",
        "select * from theme.hospital where id in (select id from resource.secret)",
        "with q as (select * from theme.hospital) select * from q where exists (with hospital as (select * from resource.x) select 1 from hospital)",
      })
  void knowsOnlyTheTablesOfTheDirectory(String statement) {
    assertThat(refusal(SampleCity.ANALYST, statement).code()).isEqualTo(Code.UNKNOWN_TABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select read_text('/etc/passwd')",
        "select range(300000000)[5] from theme.hospital",
        "select list(range) from range(200000000)",
        "select * from read_csv('/etc/passwd')",
        "select * from table(read_parquet('x'))",
        "select repeat('x', 2000000000) from theme.hospital",
        "select lpad('x', 2000000000) from theme.hospital",
        "select getenv('HOME')",
        "select current_setting('allowed_paths')",
        "select * from theme.hospital for system_time as of timestamp '2026-01-01 00:00:00'",
        "select * from theme.hospital tablesample bernoulli (10)",
        "select theme.hospital.read_text('x')",
        "select main.read_text('x')",
        "select * from theme.hospital where id in (table theme.hospital)",
        "select \"read_text\"('/etc/passwd')",
        "select * from theme.hospital match_recognize (order by id measures a.id as i pattern (a) define a as a.id > 1)",
        "select ? from theme.hospital",
      })
  void refusesWhatIsNotOnTheList(String statement) {
    assertThat(refusal(SampleCity.ANALYST, statement).code())
        .isIn(Code.NOT_ALLOWED, Code.SYNTAX, Code.UNKNOWN_TABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from theme.hospital",
        "insert into theme.hospital select * from theme.hospital",
        "explain plan for select * from theme.hospital",
        "select 1; select 2",
        "create table x as select 1",
        "copy theme.hospital to '/tmp/x'",
        "set memory_limit = '8GB'",
        "selec",
        "",
      })
  void answersOneQueryOnly(String statement) {
    assertThat(refusal(SampleCity.ANALYST, statement).code()).isIn(Code.NOT_A_QUERY, Code.SYNTAX);
  }

  @Test
  void refusesWhatNestsTooDeep() {
    for (String deep :
        List.of(
            "select " + "(".repeat(9_000) + "1" + ")".repeat(9_000),
            "select " + "case when true then ".repeat(900) + "1" + " end".repeat(900),
            "select " + "not ".repeat(4_000) + "true",
            "select 1" + " + 1".repeat(4_000),
            "select * from " + "(select * from ".repeat(1_000) + "x" + ")".repeat(1_000))) {
      assertThat(refusal(SampleCity.ANALYST, deep).code()).isEqualTo(Code.SYNTAX);
    }
  }
}
