package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** API9: there is no door that is not on the list, and each is described. */
abstract class Api9ImproperInventoryManagement {
  private final City city;

  Api9ImproperInventoryManagement(City city) {
    this.city = city;
  }

  @Test
  void hasNoDoorThatIsNotOnTheList() throws Exception {
    assertThat(Doors.mapped(city.server))
        .containsExactlyInAnyOrderElementsOf(Doors.listed().keySet());
  }

  @Test
  void describesEveryDoorOfTheApi() throws Exception {
    JsonNode described =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(TestServer.root().resolve("docs/openapi.json")))
            .path("paths");
    Predicate<String> missing =
        door ->
            Doors.path(door).startsWith("/api/v1/")
                && described
                    .path(door.substring(door.indexOf(' ') + 1))
                    .path(Doors.method(door).toLowerCase(Locale.ROOT))
                    .isMissingNode();
    assertThat(Doors.mapped(city.server).stream().filter(missing)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/v0/datasets", "/api/v2/datasets", "/api/datasets", "/v1/datasets"})
  void keepsNoOtherVersion(String path) throws Exception {
    assertThat(city.get("steward", path).statusCode()).isIn(403, 404);
  }
}
