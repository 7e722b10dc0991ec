package city.weir.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every door that is mapped, tried by nobody and by those who run, watch and let in. */
class RolesApartTest {
  private static final List<String> OPEN =
      List.of(
          "GET /",
          "GET /health",
          "GET /pages/",
          "GET /api-docs",
          "GET /api/v1/overview",
          "GET /api/v1/datasets",
          "GET /api/v1/directory-entries$",
          "GET /api/v1/directory-entries/x$",
          "GET /api/v1/lineage",
          "GET /api/v1/purposes",
          "POST /iceberg/v1/oauth/tokens",
          "GET /sign-in",
          "GET /signed-out");
  private static final Map<String, List<String>> ALONE =
      Map.of(
          "operator",
              List.of(
                  "GET /api/v1/ingest",
                  "/api/v1/promotions",
                  "/api/v1/directory-rebuilds",
                  "GET /api/v1/usage"),
          "auditor",
              List.of(
                  "GET /api/v1/audit-events",
                  "GET /api/v1/audit-keys",
                  "/api/v1/audit-verifications",
                  "GET /api/v1/agreements",
                  "/api/v1/access-requests",
                  "GET /api/v1/usage"),
          "administrator", List.of("/api/v1/signing-keys", "GET /api/v1/usage"));

  @TempDir static Path home;
  private static TestServer server;
  private static final Map<String, String> tokens = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    StringBuilder parties = new StringBuilder("parties:\n");
    for (String role : ALONE.keySet()) {
      parties.append("  - {id: the-%s, roles: [%s], clearance: core}\n".formatted(role, role));
    }
    Files.writeString(home.resolve("parties.yaml"), parties);
    server =
        TestServer.start(
            home,
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.limits.requests-per-second=100000");
    for (String role : ALONE.keySet()) {
      tokens.put(role, server.token("the-" + role));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A door: a method and a path that leads to a controller, with {@code x} for what varies. */
  private record Door(String method, String path) {
    boolean among(List<String> openings) {
      return openings.stream()
          .anyMatch(
              opening -> {
                int blank = opening.indexOf(' ');
                String prefix = opening.substring(blank + 1);
                boolean its = blank < 0 || opening.startsWith(method + " ");
                // A dollar ends an opening that leads to nothing below it.
                return prefix.endsWith("$")
                    ? its && prefix.equals(path + "$")
                    : its
                        && (path.equals(prefix)
                            || (prefix.length() > 1
                                && path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/")));
              });
    }
  }

  private static Set<Door> doors() {
    Set<Door> doors =
        new TreeSet<>(java.util.Comparator.comparing(Door::path).thenComparing(Door::method));
    for (RequestMappingInfo mapping :
        server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()) {
      for (String pattern : mapping.getPatternValues()) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
          doors.add(new Door(method.name(), pattern.replaceAll("\\{[^}]*}", "x")));
        }
      }
    }
    assertThat(doors).hasSizeGreaterThan(40);
    return doors;
  }

  private static HttpResponse<String> knock(Door door, String token) throws Exception {
    var request =
        server
            .request("", door.path())
            .header("Content-Type", "application/json")
            .method(
                door.method(),
                door.method().equals(HttpMethod.GET.name())
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"));
    return server.send(
        token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static String token(String role) {
    return Objects.requireNonNull(tokens.get(role));
  }

  private static boolean turnedAway(HttpResponse<String> answer) {
    return answer.statusCode() == 401
        || (answer.statusCode() == 403
            // An answer to HEAD has no words.
            && (answer.body().isEmpty() || answer.body().contains("Your roles do not open")))
        || answer.headers().firstValue("Location").orElse("").endsWith(SIGN_IN);
  }

  private static final String SIGN_IN = "/console/sign-in/weir";

  @Test
  void letsNobodyInWithoutATokenButToWhatIsOpenToAll() throws Exception {
    for (Door door : doors()) {
      assertThat(turnedAway(knock(door, "")) || door.path().startsWith("/console"))
          .as("%s turns the public away", door)
          .isEqualTo(!door.among(OPEN));
    }
  }

  @Test
  void letsThoseWhoRunWatchAndLetInOnlyWhereTheyWork() throws Exception {
    for (String role : ALONE.keySet()) {
      for (Door door : doors()) {
        if (!door.path().startsWith("/console")) {
          assertThat(turnedAway(knock(door, token(role))))
              .as("%s turns away the %s", door, role)
              .isEqualTo(!door.among(ALONE.get(role)) && !door.among(OPEN));
        }
      }
    }
  }

  @Test
  void showsNoneOfThemAnyDataThatIsNotOpenToSociety() throws Exception {
    for (String role : ALONE.keySet()) {
      for (String dataset : List.of("wuhan.health.hospital", "wuhan.gas.gas-reading")) {
        assertThat(
                knock(new Door("GET", "/api/v1/datasets/" + dataset + "/rows"), token(role))
                    .statusCode())
            .as("%s reading %s", role, dataset)
            .isIn(403, 404);
      }
    }
  }
}
