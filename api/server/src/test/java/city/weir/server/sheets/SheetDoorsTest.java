package city.weir.server.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.SampleDrafts;
import city.weir.catalog.intake.Judged;
import city.weir.catalog.intake.Outcome;
import city.weir.catalog.intake.Sender;
import city.weir.catalog.intake.Taking;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.catalog.sheet.Sheets;
import city.weir.server.TestServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SheetDoorsTest {
  private static final String IMPORTS = "/api/v1/directory-imports";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = start(home);
  }

  private static TestServer start(Path folder) {
    return TestServer.start(folder, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void takesInWhatIsValidAndNamesEveryBadCell() throws Exception {
    JsonNode sent = send("steward", Sheets.written(List.of(right("雨量站"), wrong())), "first");
    String id = sent.path("id").asString();

    JsonNode checked = await(id, "checked");
    assertThat(checked.path("outcomes").path("new").asInt()).isEqualTo(1);
    assertThat(checked.path("outcomes").path("wrong").asInt()).isEqualTo(1);
    JsonNode finding = items(IMPORTS + "/" + id + "/findings").get(0);
    assertThat(finding.path("cell").asString()).isEqualTo("E5");
    assertThat(finding.path("rule").asString()).isEqualTo("title-is-a-system");
    assertThat(finding.path("why").path("zh").asString()).contains("系统");
    assertThat(finding.path("todo").path("en").asString()).isNotEmpty();
    assertThat(titled("雨量站")).as("nothing is taken before one says so").isEqualTo(0);

    post("steward", IMPORTS + "/" + id + "/taking", "{\"as\":\"submission\"}", 202);
    await(id, "checked");
    post("steward", IMPORTS + "/" + id + "/taking", "{\"as\":\"submission\"}", 202);
    JsonNode taken = await(id, "checked");

    assertThat(taken.path("outcomes").path("taken").asInt()).isEqualTo(1);
    assertThat(titled("雨量站")).isEqualTo(1);
    assertThat(titled("测站系统")).isEqualTo(0);
  }

  @Test
  void keepsOneOfTwoSentUnderTheSameKey() throws Exception {
    byte[] file = Sheets.written(List.of(right("蒸发站")));

    String first = send("steward", file, "same-key").path("id").asString();
    String second = send("steward", file, "same-key").path("id").asString();

    assertThat(second).isEqualTo(first);
  }

  @Test
  void saysWhyAFileCannotBeRead() throws Exception {
    String id =
        send("steward", "not a workbook".getBytes(StandardCharsets.UTF_8), "bad")
            .path("id")
            .asString();

    JsonNode read = await(id, "unreadable");

    assertThat(read.path("problem").path("en").asString()).contains("no XLSX");
    assertThat(read.path("problem").path("zh").asString()).contains("不是 XLSX");
    assertThat(server.get("steward", IMPORTS + "/" + id + "/findings").statusCode()).isEqualTo(409);
  }

  @Test
  void refusesAFileThatIsTooLarge() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request("steward", IMPORTS)
                .header("Content-Type", SheetFiles.TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[(16 << 20) + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void isClosedToThoseWhoDoNotKeepTheDirectory() throws Exception {
    String id = send("steward", Sheets.written(List.of(right("测流站"))), "k").path("id").asString();

    for (String path : List.of(IMPORTS, IMPORTS + "/" + id, IMPORTS + "/" + id + "/findings")) {
      assertThat(server.get("jianghan-emergency", path).statusCode()).as(path).isEqualTo(403);
      assertThat(server.get("", path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(server.get("steward", IMPORTS + "/no-such").statusCode()).isEqualTo(404);
  }

  @Test
  void givesOutWhatIsInForceAndKnowsItAgain() throws Exception {
    EntryStore store = server.bean(EntryStore.class);
    publish("exported", right("水质断面"));
    HttpResponse<byte[]> export = download("jianghan-emergency", "/api/v1/directory-export");
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(Sheets.read(export.body()).drafts())
        .extracting(d -> d.draft().get(Field.TITLE))
        .contains("水质断面");

    String id = send("steward", export.body(), "export").path("id").asString();
    JsonNode checked = await(id, "checked");

    int inForce = (int) store.all(null, 10_000).stream().filter(life -> life.inForce()).count();
    assertThat(checked.path("outcomes").size()).isEqualTo(1);
    assertThat(checked.path("outcomes").path("same").asInt()).isEqualTo(inForce);
  }

  @Test
  void marksACopyAndGivesATemplate() throws Exception {
    String id = send("steward", Sheets.written(List.of(wrong())), "copy").path("id").asString();
    await(id, "checked");

    HttpResponse<byte[]> copy = download("steward", IMPORTS + "/" + id + "/marked-copy");
    HttpResponse<byte[]> template = download("steward", "/api/v1/directory-template");

    assertThat(copy.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "-marked.xlsx");
    assertThat(Sheets.read(copy.body()).drafts())
        .extracting(d -> d.draft().get(Field.TITLE))
        .containsExactly("测站系统");
    assertThat(Sheets.read(template.body()).drafts()).isEmpty();
  }

  @Test
  void goesOnWithWhatWasUnderWayWhenItStopped(@TempDir Path other) throws Exception {
    byte[] file = Sheets.written(List.of(right("旱情站"), right("墒情站")));
    try (TestServer before = start(other)) {
      Uploads uploads = before.bean(Uploads.class);
      for (String id : List.of("read-on", "take-on")) {
        before.bean(UploadFiles.class).keep(id, file);
        uploads.add(upload(id), null);
      }
      uploads.writeAll(
          "take-on", List.of(new KeptEntry("旱情站", judged(0)), new KeptEntry("墒情站", judged(1))));
      Upload taking =
          upload("take-on")
              .in(Upload.State.TAKING, null, new Taking.Wish(true, false), Instant.EPOCH);
      assertThat(uploads.replace(Upload.State.READING, taking)).isTrue();
    }

    try (TestServer after = start(other)) {
      Uploads uploads = after.bean(Uploads.class);
      until(() -> uploads.goingOn().isEmpty());

      assertThat(after.bean(EntryStore.class).in(State.SUBMITTED, null, 100))
          .extracting(l -> l.latest().draft().get(Field.TITLE))
          .contains("旱情站", "墒情站");
      assertThat(uploads.outcomes("take-on")).isEqualTo(Map.of(Outcome.TAKEN, 2));
      assertThat(uploads.count("read-on", Selection.ALL)).isEqualTo(2);
    }
  }

  private static Upload upload(String id) {
    Instant now = Instant.parse("2026-07-01T00:00:00Z");
    return new Upload(
        id, new Sender("steward", null), "a.xlsx", Upload.State.READING, null, null, now, now);
  }

  private static Judged judged(int number) {
    return new Judged(number, Outcome.NEW, null, List.of());
  }

  private static Draft right(String title) {
    return SampleDrafts.sheet().with(Field.TITLE, title);
  }

  private static Draft wrong() {
    return right("测站系统");
  }

  private static void publish(String id, Draft draft) throws Exception {
    Lifecycle lifecycle = server.bean(Lifecycle.class);
    Life life = lifecycle.submit(lifecycle.begin(id, draft, "zhao-min"), "zhao-min", null);
    lifecycle.publish(lifecycle.approve(life, "qian-yu", null), "qian-yu", null);
  }

  private static long titled(String title) {
    return server.bean(EntryStore.class).all(null, 10_000).stream()
        .filter(l -> l.latest().draft().get(Field.TITLE).equals(title))
        .count();
  }

  private static JsonNode send(String client, byte[] file, String key) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request(client, IMPORTS + "?name=water.xlsx")
                .header("Content-Type", SheetFiles.TYPE)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return JSON.readTree(answer.body());
  }

  private static void post(String client, String path, String body, int status) throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request(client, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private static JsonNode items(String path) throws Exception {
    return JSON.readTree(server.get("steward", path).body()).path("items");
  }

  private static HttpResponse<byte[]> download(String client, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(server.request(client, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode await(String id, String state) throws Exception {
    JsonNode[] seen = new JsonNode[1];
    until(
        () -> {
          seen[0] = JSON.readTree(server.get("steward", IMPORTS + "/" + id).body());
          return seen[0].path("state").asString().equals(state);
        });
    return seen[0];
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
