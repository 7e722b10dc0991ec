package city.weir.server.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.lake.Lake;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long answers by HTTP: sent while they are read, and only while they may be. */
class ExportTest {
  private static final int ROWS = 150_000;
  private static final String PATH = "/api/v1/datasets/" + GasCity.DATASET + "/rows";
  private static final String AGENCY = "jianghan-emergency";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    GasCity.into(home);
    for (Path file :
        List.of(home.resolve("contracts/gas-reading.odcs.yaml"), home.resolve("parties.yaml"))) {
      String with =
          Files.readString(file)
              .replace("[query, sql, subscription]", "[query, sql, subscription, file]");
      Files.writeString(file, with);
    }
    server = TestServer.start(home);
    List<Map<String, Object>> readings = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      readings.add(GasCity.reading("gas-" + i % 100, "420103", i));
    }
    readings.add(GasCity.reading("foreign", "420106", 3));
    GasCity.publish(server.bean(Lake.class), readings);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The agreement is in force, whatever a test before did to it. */
  @BeforeEach
  void agreed() {
    AgreementStore agreements = server.bean(AgreementStore.class);
    Agreement newest = agreements.find("jianghan-gas").orElseThrow();
    if (newest.state() == Agreement.State.SUSPENDED) {
      assertThat(agreements.add(newest.resumed(Instant.now(), "steward", null))).isTrue();
    }
  }

  private static void suspend() {
    AgreementStore agreements = server.bean(AgreementStore.class);
    Agreement newest = agreements.find("jianghan-gas").orElseThrow();
    assertThat(agreements.add(newest.suspended(Instant.now(), "steward", null))).isTrue();
  }

  private static HttpResponse<InputStream> open(String query) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                server.request(AGENCY, PATH + "/export" + query).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static List<AuditEvent> exportsAudited() {
    return server.bean(AuditLog.class).newest(50).stream()
        .filter(event -> event.deed().action().equals("rows.export"))
        .toList();
  }

  private static AuditEvent awaitAudited(Outcome outcome, String reason) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < deadline) {
      for (AuditEvent event : exportsAudited()) {
        if (event.outcome() == outcome && event.reason().contains(reason)) {
          return event;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    throw new AssertionError("Nothing audited with '" + reason + "': " + exportsAudited());
  }

  @Test
  void sendsEveryPermittedRowAndAuditsHowMany() throws Exception {
    HttpResponse<InputStream> answer = open("?format=ndjson&select=device,district_code");
    long rows;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      rows = lines.lines().filter(line -> line.contains("420103")).count();
    }
    assertThat(rows).isEqualTo(ROWS);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains(GasCity.DATASET + ".ndjson");
    AuditEvent ended = awaitAudited(Outcome.PERMIT, "(ended)");
    assertThat(ended.deed().rows()).isEqualTo(ROWS);
    assertThat(ended.deed().columns()).containsExactly("device", "district_code");
    assertThat(ended.deed().agreement()).isEqualTo("jianghan-gas");
    assertThat(exportsAudited())
        .as("begun before the first byte")
        .anyMatch(e -> e.reason().contains("(begun)") && e.deed().rows() == -1);
  }

  @Test
  void linesEndWithAnErrorOnceTheAgreementIsSuspended() throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(open("?format=ndjson").body(), StandardCharsets.UTF_8))) {
      lines.add(reader.readLine());
      suspend();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    }
    assertThat(lines).hasSizeLessThan(ROWS);
    assertThat(lines.get(lines.size() - 1)).startsWith("{\"error\":\"What you may see of");
    assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.endsWith("}"));
    AuditEvent stopped = awaitAudited(Outcome.DENY, "has ended or changed");
    assertThat(stopped.deed().rows()).isEqualTo(lines.size() - 1L);
  }

  @Test
  void whereAFormatCannotSaySoTheConnectionIsBrokenOff() throws Exception {
    try (InputStream body = open("?format=csv").body()) {
      assertThat(body.read()).isPositive();
      suspend();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void stopsWhenTheCallerGoesAway() throws Exception {
    try (InputStream body = open("?format=csv&orderBy=site,device,observed_at").body()) {
      assertThat(body.read()).isPositive();
    }
    AuditEvent stopped = awaitAudited(Outcome.PERMIT, "(the caller went away)");
    assertThat(stopped.deed().rows()).isLessThan(ROWS);
  }

  @Test
  void whoeverMayNotHaveFilesGetsNone() throws Exception {
    HttpResponse<String> answer = server.get("wuchang-emergency", PATH + "/export?format=csv");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(awaitAudited(Outcome.DENY, "").deed().way()).isEqualTo("file");
  }

  @Test
  void aQuestionThatCannotBeAnsweredIsAProblemAndNotHalfAFile() throws Exception {
    assertThat(server.get(AGENCY, PATH + "/export?format=geojson&select=device").statusCode())
        .isEqualTo(400);
    assertThat(server.get(AGENCY, PATH + "/export?filter=nope").statusCode()).isEqualTo(400);
    assertThat(server.get(AGENCY, PATH + "/export?format=docx").body()).contains("parquet");
  }

  @Test
  void putsRowsTogether() throws Exception {
    String by = URLEncoder.encode("bucket(observed_at, 1d) as day", StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        server.get(
            AGENCY, PATH + "?format=csv&groupBy=" + by + "&aggregate=count(),distinct(device)");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("day,count,distinct_device\r\n2020-07-1");
    long counted =
        answer.body().lines().skip(1).mapToLong(line -> Long.parseLong(line.split(",")[1])).sum();
    assertThat(counted).isEqualTo(ROWS);
  }

  @Test
  void whoeverHasTheAnswerIsToldSo() throws Exception {
    String path = PATH + "?filter=device%3D%27gas-1%27";
    String tag = server.get(AGENCY, path).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        server.send(server.request(AGENCY, path).header("If-None-Match", "\"x\", " + tag).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("Cache-Control").orElse("")).contains("private");
    assertThat(server.bean(AuditLog.class).newest(1).get(0).reason()).contains("nothing sent");
    assertThat(
            server
                .send(server.request("steward", path).header("If-None-Match", tag).GET())
                .statusCode())
        .as("another subject sees other rows")
        .isEqualTo(200);
    assertThat(
            server
                .send(
                    server.request(AGENCY, path + "&format=csv").header("If-None-Match", tag).GET())
                .statusCode())
        .isEqualTo(200);
    suspend();
    assertThat(
            server
                .send(server.request(AGENCY, path).header("If-None-Match", tag).GET())
                .statusCode())
        .as("what was seen once may not be seen for ever")
        .isEqualTo(403);
  }
}
