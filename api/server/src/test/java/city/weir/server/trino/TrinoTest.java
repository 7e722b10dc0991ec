package city.weir.server.trino;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import city.weir.sharing.rows.Cells;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session of JDBC at a real Trino sees exactly what the API shows, and whatever was tried to see
 * more is refused.
 */
class TrinoTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROWS = 400;

  @TempDir static Path folder;
  private static TestServer server;
  private static RealTrino trino;
  private static long firstSnapshot;
  private static final Map<String, Connection> sessions = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    RealTrino.require();
    Path home = Files.createDirectories(folder.resolve("home"));
    GasCity.into(home);
    Files.writeString(home.resolve("contracts/every-column.odcs.yaml"), EveryColumn.contract());
    Files.writeString(
        home.resolve("parties.yaml"),
        """
        parties:
          - {id: city-analyst, name: 市分析员, roles: [analyst], clearance: general-2}
          - {id: jianghan-analyst, name: 江汉分析员, roles: [agency, analyst], district: '420103', clearance: general-2}
          - {id: low-analyst, name: 低级分析员, roles: [agency, analyst], district: '420103', clearance: general-1}
          - {id: brief-analyst, name: 临时分析员, roles: [agency, analyst], district: '420103', clearance: general-2}
          - {id: jianghan-emergency, name: 江汉区应急管理局, roles: [agency], district: '420103'}
          - {id: auditor, name: 审计员, roles: [auditor]}
          - {id: operator, name: 运维员, roles: [operator]}
          - {id: trino, name: Trino, roles: [engine]}
        agreements:
          - id: every-jianghan
            dataset: wuhan.test.every-column
            recipient: jianghan-analyst
            purpose: emergency-response
            use: 检验
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql]
            rows: "level > 3.5 and note like 'n%'"
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
          - id: gas-jianghan
            dataset: wuhan.gas.gas-reading
            recipient: jianghan-analyst
            purpose: emergency-response
            use: 检验
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql]
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
          - id: gas-brief
            dataset: wuhan.gas.gas-reading
            recipient: brief-analyst
            purpose: emergency-response
            use: 检验
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql]
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-2
          - id: gas-low
            dataset: wuhan.gas.gas-reading
            recipient: low-analyst
            purpose: emergency-response
            use: 检验
            ground: 《中华人民共和国突发事件应对法》
            ways: [query, sql]
            columns: [device, observed_at, district_code, device_address, longitude, co]
            from: "2024-01-01T00:00:00+08:00"
            clearance: general-1
        """);
    server = TestServer.start(home);
    Lake lake = server.bean(Lake.class);
    firstSnapshot = TableRows.append(lake, EveryColumn.TABLE, EveryColumn.rows(ROWS / 2));
    TableRows.append(lake, EveryColumn.TABLE, EveryColumn.rows(ROWS).subList(ROWS / 2, ROWS));
    GasCity.publish(
        lake,
        List.of(
            GasCity.reading("gas-1", "420103", 1),
            GasCity.reading("gas-2", "420103", 2),
            GasCity.reading("gas-3", "420106", 3)));
    trino = RealTrino.start(server, "trino", folder.resolve("trino"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (trino != null) {
      for (Connection session : sessions.values()) {
        session.close();
      }
      trino.close();
      server.close();
    }
  }

  // ---- the same as the API ---------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"city-analyst", "jianghan-analyst", "steward"})
  void showsOfEachColumnUnderEachMaskWhatTheApiShows(String who) throws Exception {
    String columns = "id, level, note, seen_at, " + String.join(", ", EveryColumn.maskedColumns());
    assertThat(atTrino(who, "select " + columns + " from resource.every_column order by id"))
        .isNotEmpty()
        .isEqualTo(inTheApi(who, "select " + columns + " from resource.every_column order by id"));
  }

  @Test
  void showsTheSameColumnsAndRowsAsRowsDo() throws Exception {
    HttpResponse<String> answer =
        server.get(
            "jianghan-analyst",
            "/api/v1/datasets/" + EveryColumn.ID + "/rows?limit=1000&orderBy=id");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode items = JSON.readTree(answer.body()).path("items");
    List<List<String>> seen =
        atTrino("jianghan-analyst", "select * from resource.every_column order by id");
    assertThat(seen).hasSize(items.size()).hasSizeGreaterThan(20);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i).get(0)).isEqualTo(items.path(i).path("id").asString());
    }
    assertThat(columnsOf("jianghan-analyst", "select * from resource.every_column"))
        .containsExactlyElementsOf(new ArrayList<>(items.path(0).propertyNames()))
        .doesNotContain("secret_note");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*), sum(id), max(note) from resource.every_column",
        "select count(*) from resource.every_column where text_hash is not null",
        "select count(distinct text_hash), count(distinct text_partial) from resource.every_column",
        "select text_partial, count(*) from resource.every_column group by text_partial"
            + " order by text_partial",
        "select count(*) from resource.every_column where text_partial like '%***%'",
        "select count(*) from resource.every_column where whole_generalise > 0",
        "select count(*) from resource.every_column where text_remove is not null or truth_remove",
        "select a.id, b.device from resource.every_column a join resource.gas_reading b"
            + " on a.district_code = b.district_code order by a.id, b.device",
        "with few as (select id, note from resource.every_column where id < 100)"
            + " select max(id), count(*) from few",
        "select id, row_number() over (order by id desc) from resource.every_column order by id"
      })
  void answersWhatIsAskedOfMaskedColumnsAsTheApiDoes(String sql) throws Exception {
    for (String who : List.of("city-analyst", "jianghan-analyst")) {
      assertThat(atTrino(who, sql)).as(who).isEqualTo(inTheApi(who, sql));
    }
  }

  @Test
  void findsNothingByTheValueUnderAMask() throws Exception {
    String address = "device_address = '" + GasCity.ADDRESS + "'";
    assertThat(
            atTrino("city-analyst", "select count(*) from resource.gas_reading where " + address))
        .containsExactly(List.of("0"));
    String shown =
        atTrino("city-analyst", "select device_address from resource.gas_reading").get(0).get(0);
    assertThat(
            atTrino(
                "city-analyst",
                "select count(*) from resource.gas_reading where device_address = '" + shown + "'"))
        .containsExactly(List.of("3"));
  }

  @Test
  void showsAnEarlierStateUnderTheSameRules() throws Exception {
    String then = "select count(*), max(id) from resource.every_column for version as of ";
    assertThat(atTrino("jianghan-analyst", then + firstSnapshot))
        .isEqualTo(
            inTheApi(
                "jianghan-analyst",
                "select count(*), max(id) from resource.every_column",
                Long.toString(firstSnapshot)));
  }

  @Test
  void showsColumnsOutsideTheAgreementToNobodyAndBlursForTheLessCleared() throws Exception {
    assertThat(columnsOf("low-analyst", "select * from resource.gas_reading"))
        .containsExactly(
            "device", "observed_at", "device_address", "district_code", "longitude", "co");
    String sql = "select device, longitude, co from resource.gas_reading order by device";
    assertThat(atTrino("low-analyst", sql)).isEqualTo(inTheApi("low-analyst", sql)).hasSize(2);
    assertThat(refusal("low-analyst", "select site from resource.gas_reading"))
        .containsAnyOf("cannot be resolved", "Access Denied");
  }

  // ---- nothing more ----------------------------------------------------------

  @Test
  void anErrorTellsNothingOfRowsThatAreHeldBack() throws Exception {
    // Notes of the rows that may be seen begin with n; one that does not is in a row held back.
    String probe =
        "select count(*) from resource.every_column where note not like 'n%'"
            + " and cast(note as bigint) >= 0";
    assertThat(atTrino("jianghan-analyst", probe)).containsExactly(List.of("0"));
    String other =
        "select count(*) from resource.every_column where level < 3 and 1 / (id - id) = 1";
    assertThat(atTrino("jianghan-analyst", other)).containsExactly(List.of("0"));
    String undistricted =
        "select count(*) from resource.every_column where district_code is null"
            + " and cast(note as bigint) < 0";
    assertThat(atTrino("jianghan-analyst", undistricted)).containsExactly(List.of("0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select secret_note from resource.every_column",
        "select \"$path\" from resource.every_column",
        "select \"$partition\" from resource.gas_reading",
        "select \"$file_modified_time\" from resource.every_column",
        "select * from resource.\"every_column$snapshots\"",
        "select * from resource.\"every_column$files\"",
        "select * from resource.\"every_column$partitions\"",
        "select * from resource.\"every_column$history\"",
        "select * from resource.\"every_column$manifests\"",
        "select * from resource.\"every_column$refs\"",
        "select * from resource.\"every_column$properties\"",
        "select * from resource.\"every_column$entries\"",
        "select * from table(lake.system.table_changes(schema_name => 'resource', table_name =>"
            + " 'every_column', start_snapshot_id => 1, end_snapshot_id => 2))",
        "select * from internal.masking_salt",
        "select salt from lake.internal.masking_salt",
        "select * from raw.every_column",
        "select * from quarantine.every_column",
        "create table resource.copy as select * from resource.every_column",
        "create table topic.copy (id bigint)",
        "create schema lake.mine",
        "create view resource.mine as select * from resource.every_column",
        "create function lake.resource.mine() returns bigint return 1",
        "insert into resource.every_column (id) values (1)",
        "delete from resource.every_column where id = 1",
        "update resource.every_column set note = 'x' where id = 1",
        "merge into resource.every_column t using (values 1) s(id) on t.id = s.id"
            + " when matched then delete",
        "truncate table resource.every_column",
        "drop table resource.every_column",
        "alter table resource.every_column rename to gone",
        "alter table resource.every_column execute optimize",
        "alter table resource.every_column add column x bigint",
        "alter table resource.every_column set properties format_version = 2",
        "comment on table resource.every_column is 'x'",
        "call lake.system.rollback_to_snapshot('resource', 'every_column', 1)",
        "call lake.system.register_table('resource', 'mine', 'file:///tmp/x')",
        "select * from table(exclude_columns(input => table(resource.every_column), columns =>"
            + " descriptor(id)))",
        "analyze resource.every_column",
        "show create table resource.every_column",
        "set session hide_inaccessible_columns = false",
        "set session lake.projection_pushdown_enabled = false",
        "grant select on resource.every_column to user \"city-analyst\"",
        "select * from system.runtime.nodes",
        "select * from system.runtime.tasks",
        "select * from system.metadata.table_properties",
        "set session authorization steward"
      })
  void refuses(String sql) {
    assertThat(refusal("jianghan-analyst", sql))
        .doesNotContain("nobody reads this", server.uri("/trino"))
        .containsAnyOf(
            "Access Denied",
            "does not exist",
            "cannot be resolved",
            "not found or not allowed",
            "not enabled");
  }

  @Test
  void aPlanShowsNoSaltAndNoValueUnderAMask() throws Exception {
    String salt = salt();
    for (String kind :
        List.of(
            "explain ",
            "explain analyze ",
            "explain (type logical) ",
            "explain (type io) ",
            "explain analyze verbose ")) {
      String plan =
          atTrino("city-analyst", kind + "select device_address from resource.gas_reading")
              .toString();
      assertThat(plan).as(kind).contains("gas_reading").doesNotContain(salt, GasCity.ADDRESS);
    }
    atTrino("city-analyst", "select device_address from resource.gas_reading");
    assertThat(atTrino("city-analyst", "select * from system.runtime.queries").toString())
        .doesNotContain(salt);
  }

  private static String salt() throws Exception {
    return Files.readString(folder.resolve("home/keys/masking.secret")).strip();
  }

  @Test
  void statisticsTellNothingOfRowsThatAreHeldBack() throws Exception {
    for (String of : List.of("resource.every_column", "(select * from resource.every_column)")) {
      for (List<String> column : atTrino("jianghan-analyst", "show stats for " + of)) {
        // Fraction of nulls, number of rows, lowest and highest value; null where all is masked.
        assertThat(column.subList(4, 7)).as(of + column).containsOnly("null");
        assertThat(column.get(3)).as(of + column).isIn("null", "1");
      }
    }
    assertThat(
            atTrino("jianghan-analyst", "explain select id from resource.every_column").toString())
        .contains("rows: ?")
        .doesNotContain("rows: 4");
  }

  @Test
  void listsOnlyWhatMayBeRead() throws Exception {
    assertThat(atTrino("low-analyst", "show schemas from lake"))
        .containsExactly(List.of("information_schema"), List.of("resource"));
    assertThat(atTrino("low-analyst", "show tables from lake.resource"))
        .containsExactly(List.of("gas_reading"));
    assertThat(
            atTrino(
                "low-analyst",
                "select table_name, column_name from lake.information_schema.columns"
                    + " where table_schema = 'resource' order by ordinal_position"))
        .extracting(row -> row.get(1))
        .containsExactly(
            "device", "observed_at", "device_address", "district_code", "longitude", "co");
    assertThat(
            atTrino(
                    "low-analyst",
                    "select distinct table_schem from system.jdbc.columns where table_cat = 'lake'")
                .toString())
        .doesNotContain("raw", "internal", "quarantine");
    assertThat(atTrino("low-analyst", "describe resource.gas_reading").toString())
        .doesNotContain("site", "humidity");
    assertThat(atTrino("low-analyst", "show catalogs"))
        .containsExactly(List.of("lake"), List.of("system"));
  }

  @Test
  void showsNobodyTheQueriesOfOthersButTheOperator() throws Exception {
    String mark = "select 'asked by the city analyst', count(*) from resource.gas_reading";
    atTrino("city-analyst", mark);
    String mine = "select query from system.runtime.queries where query like '%asked by the city%'";
    assertThat(atTrino("city-analyst", mine).toString()).contains(mark);
    assertThat(atTrino("low-analyst", mine).toString()).doesNotContain(mark);
    assertThat(atTrino("operator", mine).toString()).contains(mark);
  }

  @Test
  void theOperatorEndsAQueryThatWouldNotEndAndReadsNoData() throws Exception {
    assertThat(refusal("operator", "select count(*) from lake.resource.gas_reading"))
        .contains("Access Denied");
    String endless =
        "select count(*) from resource.every_column a, resource.every_column b,"
            + " resource.every_column c, resource.every_column d where a.id + b.id + c.id < d.id";
    CompletableFuture<String> ended =
        CompletableFuture.supplyAsync(() -> refusal("city-analyst", endless));
    String running =
        "select query_id from system.runtime.queries where state = 'RUNNING' and query like"
            + " '%a.id + b.id + c.id%' and \"user\" = 'city-analyst'";
    String id =
        Stream.generate(() -> found("operator", running))
            .limit(40)
            .filter(found -> !found.isEmpty() || ended.isDone())
            .findFirst()
            .orElseThrow()
            .get(0)
            .get(0);
    assertThat(refusal("low-analyst", "call system.runtime.kill_query('" + id + "', 'x')"))
        .contains("Access Denied");
    try (Statement kill = session("operator").createStatement()) {
      kill.execute("call system.runtime.kill_query('" + id + "', 'it would not end')");
    }
    assertThat(ended.get(60, TimeUnit.SECONDS)).contains("it would not end");
  }

  @Test
  void agenciesWithoutTheRoleOfAnAnalystAndTheEngineItselfAskNothing() throws Exception {
    for (String who : List.of("jianghan-emergency", "trino")) {
      assertThat(refusal(who, "select 1")).contains("Access Denied");
    }
  }

  @Test
  void nobodyComesUnderAnotherNameOrWithoutAToken() throws Exception {
    String token = server.token("low-analyst");
    assertThat(failure(() -> run(trino.as("steward", token), "select 1")))
        .contains("Access Denied");
    assertThat(failure(() -> run(trino.as("steward", "not-a-token"), "select 1")))
        .containsAnyOf("Authentication", "Invalid");
  }

  // ---- the audit -------------------------------------------------------------

  @Test
  void keepsWhoReadWhichColumnsAndWhoWasRefused() throws Exception {
    atTrino("city-analyst", "select device, co from resource.gas_reading");
    refusal("low-analyst", "select id from resource.every_column");
    String read =
        server
            .get("auditor", "/api/v1/audit-events?dataset=" + GasCity.DATASET + "&outcome=PERMIT")
            .body();
    assertThat(read).contains("\"trino.read\"", "\"city-analyst\"", "[\"co\",\"device\"]");
    assertThat(read).as("which engine loaded it for whom").contains("for city-analyst");
    assertThat(
            server
                .get("auditor", "/api/v1/audit-events?dataset=" + EveryColumn.ID + "&outcome=DENY")
                .body())
        .contains("\"trino.read\"", "\"low-analyst\"");
  }

  @Test
  void keepsNoSecretInFilesOrInItsLog() throws Exception {
    String secret = server.secret("trino");
    try (var files = Files.walk(trino.run())) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.(properties|log|pem)")).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContain(secret, salt());
      }
    }
  }

  @Test
  void endsReadingTheMomentAnAgreementIsRevoked() throws Exception {
    String sql = "select count(*) from resource.gas_reading";
    assertThat(atTrino("brief-analyst", sql)).containsExactly(List.of("2"));
    server.send(
        server
            .request("steward", "/api/v1/agreements/gas-brief/revocation")
            .POST(BodyPublishers.noBody()));
    assertThat(refusal("brief-analyst", sql)).contains("Access Denied");
  }

  // ---- how it is asked -------------------------------------------------------

  private static List<List<String>> atTrino(String who, String sql) throws Exception {
    return run(session(who), sql);
  }

  private static List<List<String>> found(String who, String sql) {
    try {
      return atTrino(who, sql);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The session of {@code who}, kept open from one question to the next. */
  private static Connection session(String who) throws Exception {
    Connection open = sessions.get(who);
    if (open == null) {
      open = trino.as(who, server.token(who));
      sessions.put(who, open);
    }
    return open;
  }

  private static List<List<String>> run(Connection session, String sql) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<List<String>> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(shown(result.getString(i), result.getMetaData().getColumnTypeName(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  private static List<String> columnsOf(String who, String sql) throws Exception {
    try (Statement statement = session(who).createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        names.add(result.getMetaData().getColumnName(i));
      }
      return names;
    }
  }

  private interface Ask {
    void run() throws Exception;
  }

  private static String refusal(String who, String sql) {
    return failure(() -> atTrino(who, sql));
  }

  /** All that an error says, causes included; fails when there is none. */
  private static String failure(Ask ask) {
    try {
      ask.run();
    } catch (Exception e) {
      StringBuilder all = new StringBuilder();
      for (Throwable at = e; at != null; at = at.getCause()) {
        all.append(at).append('\n');
      }
      return all.toString();
    }
    throw new AssertionError("It was allowed");
  }

  private static List<List<String>> inTheApi(String who, String sql) throws Exception {
    return inTheApi(who, sql, null);
  }

  private static List<List<String>> inTheApi(String who, String sql, @Nullable String asOf)
      throws Exception {
    TreeMap<String, String> question = new TreeMap<>();
    question.put("sql", sql);
    if (asOf != null) {
      question.put("asOf", asOf);
    }
    HttpResponse<String> answer =
        server.send(
            server
                .request(who, "/api/v1/sql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(question))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : JSON.readTree(answer.body()).path("rows")) {
      List<String> values = new ArrayList<>();
      row.forEach(
          value ->
              values.add(
                  value.isNumber()
                      ? number(value.asString())
                      : value.isNull() ? "null" : value.asString()));
      rows.add(values);
    }
    return rows;
  }

  /** As the API writes it: moments in UTC, numbers without the zeros at their end. */
  private static String shown(@Nullable String value, String type) {
    if (value == null) {
      return "null";
    }
    if (type.startsWith("timestamp")) {
      LocalDateTime moment = LocalDateTime.parse(value.replace(" UTC", "").replace(' ', 'T'));
      return Cells.text(type.endsWith("with time zone") ? moment.atOffset(ZoneOffset.UTC) : moment);
    }
    boolean counts = type.startsWith("decimal") || List.of("double", "bigint").contains(type);
    return counts && !value.equals("NaN") ? number(value) : value;
  }

  private static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
