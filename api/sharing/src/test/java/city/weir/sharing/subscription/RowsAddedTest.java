package city.weir.sharing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.weir.contract.Origin.Way;
import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.Circumstances;
import city.weir.sharing.policy.Decision.Permit;
import city.weir.sharing.policy.InMemoryAgreements;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.view.View;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowsAddedTest {
  private static RowsAdded event() {
    Permit permit =
        (Permit)
            new Policy(new InMemoryAgreements())
                .decide(
                    SampleCity.JIANGHAN,
                    SampleCity.hospitals(),
                    Circumstances.of(Way.SUBSCRIPTION, Instant.EPOCH));
    View view = View.of(SampleCity.hospitals(), permit);
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {1L, "协和医院"});
    RowPage page =
        new RowPage(view, view.columns().subList(0, 2), rows, null, 7L, permit.explanation());
    return new RowsAdded(
        "sub-1_7_0", "wuhan.health.hospital", Instant.parse("2026-06-01T00:00:00Z"), 0, true, page);
  }

  @Test
  void carriesTheRowsWithWhatIdentifiesThem() {
    JsonNode json = JsonMapper.shared().readTree(event().json());
    assertThat(json.get("id").asString()).isEqualTo("sub-1_7_0");
    assertThat(json.get("specversion").asString()).isEqualTo("1.0");
    assertThat(json.get("data").get("items").get(0).get("name").asString()).isEqualTo("协和医院");
    assertThat(json.get("data").get("snapshot").asString()).isEqualTo("7");
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
    assertThat(published.validate(JsonMapper.shared().readTree(event().json()))).isEmpty();
    assertThat(published.validate(JsonMapper.shared().readTree("{\"id\": 1}"))).isNotEmpty();
  }
}
