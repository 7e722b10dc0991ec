package city.weir.server.overview;

import city.weir.contract.Origin.Way;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.sample.SampleCity;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/overview")
@Tag(name = "overview", description = "总览 The lake at a glance")
class OverviewController {
  private final Figures figures;
  private final Places places;
  private final Audit audit;
  private final Openness openness;
  private final @Nullable JsonNode ground;

  OverviewController(
      Figures figures,
      Places places,
      Openness openness,
      SampleCity sample,
      JsonMapper json,
      Audit audit)
      throws IOException {
    this.figures = figures;
    this.places = places;
    this.audit = audit;
    this.openness = openness;
    Optional<Path> districts = sample.file("districts.json");
    this.ground = districts.isEmpty() ? null : json.readTree(Files.readString(districts.get()));
  }

  /**
   * Things on the map.
   *
   * @param type always {@code FeatureCollection}
   * @param ground what lies under them: districts by name and seat, waters as rough lines
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MapOfPlaces(String type, List<Place> features, @Nullable JsonNode ground) {}

  @GetMapping
  @Operation(summary = "各库总览 Counts, freshness and quality of the four zones")
  Overview overview(Subject reader) {
    requireSeen(reader);
    return reader.is(Subject.Role.PUBLIC) ? figures.open() : figures.all();
  }

  @GetMapping(path = "/map", produces = "application/geo+json")
  @Operation(summary = "地图 The newest of everything open that has a place, as GeoJSON")
  MapOfPlaces map(Subject reader, HttpServletRequest request) {
    requireSeen(reader);
    List<Place> newest = places.newest();
    String reason = "The newest of the open datasets that have a place";
    audit.permitted(
        request, reader, Deed.of("map.read").by(Way.QUERY).gave(newest.size(), List.of()), reason);
    return new MapOfPlaces("FeatureCollection", newest, ground);
  }

  private void requireSeen(Subject reader) {
    if (!openness.open() && reader.is(Subject.Role.PUBLIC)) {
      throw new ProblemException(
          ProblemCode.NO_TOKEN,
          "The overview of this city is not public. Send a token as Authorization: Bearer ...;"
              + " whoever runs the server may set weir.overview.public=true");
    }
  }
}
