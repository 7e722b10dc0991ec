package city.weir.sharing.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.weir.lake.AsOf;
import city.weir.sharing.SampleCity;
import city.weir.sharing.SampleLake;
import city.weir.sharing.SampleLake.Hospital;
import city.weir.sharing.engine.Argument;
import city.weir.sharing.engine.ParameterType;
import city.weir.sharing.engine.SqlLimits;
import city.weir.sharing.engine.SqlRefused;
import city.weir.sharing.engine.SqlRefused.Code;
import city.weir.sharing.engine.SqlRun;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policies;
import city.weir.sharing.policy.Subject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private SqlResult run(Subject subject, String statement) throws SqlRefused {
    return run(subject, new Question(statement, Map.of(), AsOf.NOW, 100));
  }

  private SqlResult run(Subject subject, Question question) throws SqlRefused {
    return sql.run(sql.prepare(subject, Call.UNKNOWN, question), new SqlRun());
  }

  private String rows(Subject subject, String statement) throws SqlRefused {
    return run(subject, statement).rows().list().toString();
  }

  @Test
  void readsTheStateThatIsAskedForAndNamesTheTableThatHasNone() throws Exception {
    String count = "select count(*) from theme.hospital";
    AsOf now = new AsOf.Snapshot(lake.head());
    assertThat(run(SampleCity.ANALYST, new Question(count, Map.of(), now, 1)).rows().list())
        .hasToString("[[3]]");
    AsOf before = new AsOf.At(Instant.parse("2000-01-01T00:00:00Z"));
    SqlRefused none =
        catchThrowableOfType(
            SqlRefused.class,
            () -> run(SampleCity.ANALYST, new Question(count, Map.of(), before, 1)));
    assertThat(none.code()).isEqualTo(SqlRefused.Code.INVALID);
    assertThat(none).hasMessageStartingWith("theme.hospital: ");
  }

  private SqlRefused refusal(Subject subject, String statement) {
    return catchThrowableOfType(SqlRefused.class, () -> run(subject, statement));
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
        "select u&'\\4e2d', _utf8'江', E'a\\tb', u&\"na\\006de\" from theme.hospital where id = 3 ~ [[中, 江, a\tb, 中南医院]]",
        "select at_timezone(seen_at, 'Asia/Shanghai') from theme.hospital where id = 1 ~ [[2026-06-01T09:00:00]]",
        "select date_diff('minute', timestamp with time zone '2026-06-01 00:00:00 UTC', seen_at) from theme.hospital where id = 2 ~ [[120]]",
        "select * exclude (phone, seen_at, lon, lat, beds) from theme.hospital where id = 3 ~ [[3, 中南医院, 420106]]",
        "select l.n from theme.hospital h, lateral (select h.id + 1 as n) l order by 1 ~ [[2], [3], [4]]",
        "select \"THEME\".\"hospital\".id from Theme.Hospital where id = 1 ~ [[1]]",
        "with 医院 as (select name as 名称 from theme.hospital) select count(名称) from 医院 ~ [[3]]",
        "with a as (select 1 x), b as (select x + 1 x from a) select * from a, (with a as (select 9 x) select x from a) c, b ~ [[1, 9, 2]]",
        "select id from theme.hospital where exists (select 1 from theme.hospital x where x.id = 1) union select 9 order by 1 limit 1 ~ [[1]]",
      })
  void answers(String statement, String rows) throws Exception {
    assertThat(rows(SampleCity.ANALYST, statement)).isEqualTo(rows);
  }

  private static Question with(String statement, Map<String, Argument> arguments) {
    return new Question(statement, arguments, AsOf.NOW, 100);
  }

  @Test
  void bindsEachParameterWhereItStandsHoweverTheStatementIsWrittenAnew() throws Exception {
    Question question =
        with(
            "select name, :label as l from theme.hospital where id >= :from and seen_at < :until"
                + " and (:district is null or district_code = :district)"
                + " order by id limit :count offset :skip",
            Map.of(
                "label", new Argument(ParameterType.TEXT, "a' or 1=1 --"),
                "from", new Argument(ParameterType.INTEGER, "1"),
                "until", new Argument(ParameterType.MOMENT, "2026-06-01T11:00:00+08:00"),
                "district", new Argument(ParameterType.TEXT, null),
                "count", new Argument(ParameterType.INTEGER, "1"),
                "skip", new Argument(ParameterType.INTEGER, "1")));
    assertThat(run(SampleCity.ANALYST, question).rows().list())
        .hasToString("[[同济医院, a' or 1=1 --]]");
  }

  @Test
  void leavesColonsAloneThatAreNoParameters() throws Exception {
    Question question =
        with(
            "select ':x', id::varchar, \"id\" as \":y\" /* :z */ from theme.hospital"
                + " where id = :id -- :w",
            Map.of("id", new Argument(ParameterType.INTEGER, "2")));
    assertThat(run(SampleCity.ANALYST, question).rows().list()).hasToString("[[:x, 2, 2]]");
  }

  @Test
  void readsPastCommentsAndWhatLooksLikeQuotesInThem() throws Exception {
    String statement = "select id -- 1 '\n, 2 /* \" ' */ from theme.hospital // : x\nwhere id = 1";
    assertThat(rows(SampleCity.ANALYST, statement)).isEqualTo("[[1, 2]]");
  }

  @Test
  void refusesAParameterThatNobodyDeclared() {
    SqlRefused refused =
        catchThrowableOfType(
            SqlRefused.class,
            () ->
                run(
                    SampleCity.ANALYST,
                    with(
                        "select :other from theme.hospital",
                        Map.of("id", new Argument(ParameterType.INTEGER, "2")))));
    assertThat(refused).hasMessage("There is no parameter 'other': there are id");
  }

  @Test
  void tellsTheColumnsOfAnAnswerWithoutRunningIt() throws Exception {
    Question question =
        new Question(
            "select id, phone, :at as t from theme.hospital",
            Map.of("at", new Argument(ParameterType.MOMENT, null)),
            AsOf.NOW,
            0);
    SqlResult result = run(SampleCity.ANALYST, question);
    assertThat(result.columns())
        .extracting(c -> c.name() + " " + c.type())
        .containsExactly("id BIGINT", "phone VARCHAR", "t TIMESTAMP WITH TIME ZONE");
    assertThat(result.rows().size()).isZero();
  }

  @Test
  void explainsWhatIsHeldBackAndWhy() throws Exception {
    Prepared prepared =
        sql.prepare(
            SampleCity.JIANGHAN,
            Call.UNKNOWN,
            Question.of("select count(*) from theme.hospital", 1));
    Prepared.Read read = prepared.reads().get(0);
    assertThat(read.snapshot()).isEqualTo(lake.head());
    assertThat(read.explanation().rows()).isNotNull();
    assertThat(read.explanation().rows().en()).contains("district_code begins with 420103");
    assertThat(read.explanation().columns())
        .extracting(c -> c.name() + " " + c.how())
        .containsExactly("phone masked", "secret_note hidden");
    assertThat(read.explanation().columns().get(0).why().zh()).contains("general-4", "保留前 3 位");
  }

  @Test
  void tellsHowAMomentIsMovedToAnotherZone() {
    assertThat(
            refusal(
                SampleCity.ANALYST,
                "select seen_at at time zone 'Asia/Shanghai' from theme.hospital"))
        .hasMessageContaining("at_timezone(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with recursive \"/etc/passwd\" as (select * from \"/etc/passwd\") select * from \"/etc/passwd\"",
        "with \"x.parquet\" as (select 1 as a) select * from \"x.parquet\"",
        "with \"https://a\" as (select 1 as a) select 1",
        "select floor(seen_at to day) from theme.hospital",
        "select {fn upper('x')} from theme.hospital",
        "select name rlike 'x' from theme.hospital",
      })
  void refusesNamesThatCouldBeFilesAndWhatTheEngineWouldReadOtherwise(String statement) {
    assertThat(refusal(SampleCity.ANALYST, statement).code()).isEqualTo(Code.NOT_ALLOWED);
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
    assertThat(run(SampleCity.ANALYST, "select * from theme.hospital").names())
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
