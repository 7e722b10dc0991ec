package city.weir.sharing.subscription.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventTest {
  private static final Event CHANGED =
      new Event(
          "sub-1_7_0",
          Event.ROWS_CHANGED,
          "wuhan.health.hospital",
          Instant.parse("2026-06-01T00:00:00Z"),
          7,
          true,
          "{\"items\":[{\"operation\":\"insert\",\"after\":{\"name\":\"协和医院\"}}]}"
              .getBytes(StandardCharsets.UTF_8),
          1,
          List.of("name"));

  @Test
  void carriesTheRowsWithWhatIdentifiesThem() {
    JsonNode json = JsonMapper.shared().readTree(CHANGED.json());
    assertThat(json.path("id").asString()).isEqualTo("sub-1_7_0");
    assertThat(json.path("specversion").asString()).isEqualTo("1.0");
    assertThat(json.path("source").asString()).isEqualTo("/api/v1/datasets/wuhan.health.hospital");
    assertThat(json.at("/data/items/0/after/name").asString()).isEqualTo("协和医院");
  }

  @Test
  void isAnEventOfThePublishedStandard() throws Exception {
    String standards = System.getProperty("weir.standards", "");
    boolean forbidden = Boolean.getBoolean("weir.forbidSkips");
    assumeTrue(
        forbidden || !standards.isEmpty(),
        "Set -Dweir.standards to the folder of published schemas to judge events by CloudEvents 1.0");
    String text = Files.readString(Path.of(standards, "cloudevents", "cloudevents.json"));
    Schema published =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(JsonMapper.shared().readTree(text));
    Event ping = Event.ping("sub-1", "wuhan.health.hospital", Instant.EPOCH);
    for (Event event : List.of(CHANGED, ping)) {
      assertThat(published.validate(JsonMapper.shared().readTree(event.json()))).isEmpty();
    }
    assertThat(published.validate(JsonMapper.shared().readTree("{\"id\": 1}"))).isNotEmpty();
  }
}
