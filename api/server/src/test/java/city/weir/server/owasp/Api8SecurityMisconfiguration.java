package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.RawHttp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API8: nothing is open that nobody meant to open, and errors do not tell of the inside. */
abstract class Api8SecurityMisconfiguration {
  private final City city;

  Api8SecurityMisconfiguration(City city) {
    this.city = city;
  }

  @Test
  void tellsOtherSitesNothing() throws Exception {
    for (String method : List.of("OPTIONS", "GET", "POST")) {
      // The JDK's client keeps Origin to itself unless it is let.
      String answer =
          RawHttp.send(
              city.server,
              "%s /api/v1/datasets HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nAccess-Control-Request-Method: GET\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(method));
      assertThat(answer).doesNotContainIgnoringCase("access-control-allow");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/h2-console",
        "/error",
        "/.git/config",
        "/.env",
        "/WEB-INF/web.xml",
        "/application.properties",
        "/swagger-resources",
        "/v3/api-docs",
        "/console/../credentials.json",
        "/webjars/../application.properties",
        "/assets/%2e%2e/%2e%2e/application.properties",
        "/api-docs/generated",
      })
  void opensNothingThatNobodyMeantToOpen(String path) throws Exception {
    String answer =
        RawHttp.send(
            city.server,
            "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(path, city.token("steward")));
    assertThat(answer).as(path).containsPattern("^HTTP/1.1 4").doesNotContain("weir.home");
  }

  @Test
  void answersNonsenseWithoutShowingTheInside() throws Exception {
    List<String> bodies =
        List.of("", "{", "[]", "null", "\"x\"", "{\"sql\":{}}", "{\"sql\":[1]}", "\u0000", "{'");
    for (String door : Doors.listed().keySet()) {
      String method = Doors.method(door);
      String path = Doors.path(door);
      if (!path.startsWith("/api/v1/") || path.startsWith("/api/v1/signing-keys")) {
        continue;
      }
      if (method.equals("GET")) {
        for (String query : List.of("?limit=x", "?pageToken=%25", "?asOf=%27", "?from=x&until=y")) {
          city.assertTellsNothingOfTheInside(city.get("steward", path + query), door + query);
        }
      } else {
        for (String body : bodies) {
          city.assertTellsNothingOfTheInside(
              city.call("steward", method, path, body), door + " " + body);
        }
      }
    }
  }
}
