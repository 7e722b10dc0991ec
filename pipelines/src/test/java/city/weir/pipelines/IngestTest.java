package city.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Connector;
import city.weir.contract.Origin.Format;
import city.weir.contract.Origin.OnDrift;
import city.weir.lake.Lake;
import city.weir.pipelines.artemis.MqttDoor;
import city.weir.pipelines.artemis.Publishers;
import city.weir.pipelines.feed.SourceStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {
  private static final DataContract SHELTERS =
      Contracts.of("shelter", Connector.HTTP, "shelters", Format.JSON, OnDrift.HOLD, "id", "name");
  private static final DataContract HOSPITALS =
      Contracts.of("hospital", Connector.DROP, "hospitals", Format.CSV, OnDrift.HOLD, "名称", "床位");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path home;
  private Lake lake;
  private Ingest ingest;

  @BeforeEach
  void start() throws Exception {
    lake = RawRows.lake(home);
    ingest = ingest();
  }

  private Ingest ingest() throws Exception {
    return Ingest.start(
        IngestConfig.of(home, new MqttDoor("127.0.0.1", 0, 1 << 20, Publishers.NOBODY)),
        List.of(SHELTERS, HOSPITALS),
        lake.landing(),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() throws Exception {
    ingest.close();
    lake.close();
  }

  @Test
  void landsWhatIsPushedAndKeepsWhatCannotBeDecoded() throws Exception {
    assertThat(push("{\"id\":1,\"name\":\"一中\",\"beds\":20}", "p1")).isTrue();
    assertThat(push("{\"id\":1,\"name\":\"一中\",\"beds\":20}", "p1")).isFalse();
    push("{\"id\":2", null);
    push("[{\"id\":3,\"name\":null},{\"id\":4}]", null);
    RawRows.await(SOON, () -> status("http:shelters").landed() == 2);
    Record first = RawRows.of(lake, "raw.shelter").get(0);
    assertThat(first.getField("name")).isEqualTo("一中");
    assertThat(first.getField("_source")).isEqualTo("http:shelters");
    assertThat(first.getField("_extra")).isEqualTo("{\"beds\":20}");
    RawRows.await(SOON, () -> status("http:shelters").refused() == 2);
    assertThat(RawRows.texts(lake, "quarantine.shelter", "record"))
        .containsExactlyInAnyOrder("{\"id\":2", "{\"id\":\"4\"}");
    RawRows.await(SOON, () -> status("http:shelters").waiting() == 0);
  }

  @Test
  void refusesPushesThatCannotBeMeant() {
    assertThatThrownBy(() -> ingest.push("nowhere", new byte[1], null, null))
        .isInstanceOfSatisfying(
            PushRefusedException.class,
            e -> assertThat(e.kind()).isEqualTo(PushRefusedException.Kind.UNKNOWN_SOURCE));
    assertThatThrownBy(() -> ingest.push("shelters", new byte[1], "text/csv", null))
        .isInstanceOfSatisfying(
            PushRefusedException.class,
            e -> assertThat(e.kind()).isEqualTo(PushRefusedException.Kind.WRONG_TYPE));
    assertThatThrownBy(() -> ingest.push("shelters", new byte[17 << 20], null, null))
        .isInstanceOfSatisfying(
            PushRefusedException.class,
            e -> assertThat(e.kind()).isEqualTo(PushRefusedException.Kind.TOO_LARGE));
  }

  @Test
  void landsADroppedFileOnceAndArchivesIt() throws Exception {
    byte[] list = "名称,床位\n同济医院,4000\n坏行\n协和医院,5000\n".getBytes(Charset.forName("GB18030"));
    drop("list.csv", list);
    RawRows.await(SOON, () -> files("archive/hospitals").contains("list.csv"));
    assertThat(RawRows.texts(lake, "raw.hospital", "名称")).containsExactly("同济医院", "协和医院");
    assertThat(RawRows.texts(lake, "raw.hospital", "_offset")).containsExactly("2", "4");
    assertThat(RawRows.texts(lake, "quarantine.hospital", "record")).containsExactly("坏行");

    drop("again.csv", list);
    RawRows.await(SOON, () -> files("archive/hospitals").contains("again.csv"));
    assertThat(RawRows.of(lake, "raw.hospital")).hasSize(2);
    assertThat(files("drop/hospitals")).isEmpty();
  }

  @Test
  void rejectsAFileWithAWrongHeaderAndTakesItWhenItIsCorrected() throws Exception {
    drop("list.csv", "医院,床位\n同济医院,4000\n".getBytes(StandardCharsets.UTF_8));
    RawRows.await(SOON, () -> files("rejected/hospitals").contains("list.csv"));
    assertThat(Files.readString(home.resolve("rejected/hospitals/list.csv.reason.txt")))
        .contains("lacks [名称]");
    assertThat(RawRows.texts(lake, "quarantine.hospital", "reason"))
        .singleElement()
        .asString()
        .contains("lacks [名称]");
    assertThat(status("drop:hospitals").lastRefusal()).contains("list.csv");
    drop("list.csv", "名称,床位\n同济医院,4000\n".getBytes(StandardCharsets.UTF_8));
    RawRows.await(SOON, () -> files("archive/hospitals").contains("list.csv"));
    assertThat(RawRows.of(lake, "raw.hospital")).hasSize(1);
  }

  @Test
  void leavesUnfinishedFilesAlone() throws Exception {
    drop("list.csv.part", "名称,床位\n".getBytes(StandardCharsets.UTF_8));
    drop(".hidden.csv", "名称,床位\n".getBytes(StandardCharsets.UTF_8));
    drop("done.csv", "名称,床位\n同济医院,1\n".getBytes(StandardCharsets.UTF_8));
    RawRows.await(SOON, () -> files("archive/hospitals").contains("done.csv"));
    assertThat(files("drop/hospitals")).containsExactlyInAnyOrder("list.csv.part", ".hidden.csv");
  }

  @Test
  void takesUpNewSourcesAndWiderContractsWhileRunning() throws Exception {
    push("{\"id\":1,\"name\":\"a\",\"beds\":20}", null);
    RawRows.await(SOON, () -> status("http:shelters").landed() == 1);
    DataContract wider =
        Contracts.of(
            "shelter", Connector.HTTP, "shelters", Format.JSON, OnDrift.HOLD, "id", "name", "beds");
    DataContract fresh =
        Contracts.of("pump", Connector.HTTP, "pumps", Format.NDJSON, OnDrift.ACCEPT, "no");
    ingest.reload(List.of(wider, fresh));
    push("{\"id\":2,\"name\":\"b\",\"beds\":30}", null);
    ingest.push("pumps", "{\"no\":7}\n".getBytes(StandardCharsets.UTF_8), null, null);
    RawRows.await(SOON, () -> status("http:shelters").landed() == 1);
    RawRows.await(SOON, () -> status("http:pumps").landed() == 1);
    assertThat(RawRows.texts(lake, "raw.shelter", "beds")).containsExactlyInAnyOrder("null", "30");
    assertThat(ingest.status()).extracting(SourceStatus::source).doesNotContain("drop:hospitals");
  }

  @Test
  void keepsReceivingOverARestart() throws Exception {
    push("{\"id\":1,\"name\":\"a\"}", "k");
    ingest.close();
    ingest = ingest();
    assertThat(push("{\"id\":1,\"name\":\"a\"}", "k")).isFalse();
    push("{\"id\":2,\"name\":\"b\"}", null);
    RawRows.await(SOON, () -> status("http:shelters").waiting() == 0);
    assertThat(RawRows.texts(lake, "raw.shelter", "id")).containsExactlyInAnyOrder("1", "2");
  }

  private boolean push(String json, @org.jspecify.annotations.Nullable String key)
      throws Exception {
    return ingest.push("shelters", json.getBytes(StandardCharsets.UTF_8), "application/json", key);
  }

  private void drop(String name, byte[] bytes) throws Exception {
    Files.write(home.resolve("drop/hospitals").resolve(name), bytes);
  }

  private SourceStatus status(String source) {
    return ingest.status().stream()
        .filter(status -> status.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  /** The names of the files below a folder, but for what the archive remembers. */
  private List<String> files(String folder) {
    try (Stream<Path> files = Files.walk(home.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains(".landed"))
          .map(file -> file.getFileName().toString())
          .toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
