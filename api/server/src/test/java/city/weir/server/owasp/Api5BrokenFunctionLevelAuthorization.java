package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.RawHttp;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API5: every door is open to its roles, and to nobody else by any spelling. */
abstract class Api5BrokenFunctionLevelAuthorization {
  private final City city;

  Api5BrokenFunctionLevelAuthorization(City city) {
    this.city = city;
  }

  @Test
  void opensEveryDoorToTheRolesListedForItAndToNobodyElse() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<String>> door : Doors.listed().entrySet()) {
      String method = Doors.method(door.getKey());
      String path = Doors.path(door.getKey());
      if (door.getValue().isEmpty()) {
        continue;
      }
      HttpResponse<String> nobody = city.call("", method, path, null);
      if (nobody.statusCode() != 401) {
        wrong.add("%s lets nobody in: %d".formatted(door.getKey(), nobody.statusCode()));
      }
      for (String role : City.ROLES) {
        boolean listed = door.getValue().contains(role);
        // What a door does to those it lets in is tried elsewhere; looking does no harm.
        if (!listed || (method.equals("GET") && !path.startsWith("/internal/"))) {
          HttpResponse<String> answer = city.call(City.holder(role), method, path, null);
          boolean closed =
              answer.statusCode() == 401
                  || (answer.statusCode() == 403
                      && (method.equals("HEAD")
                          || answer.body().contains("Your roles do not open")));
          if (closed == listed) {
            wrong.add(
                "%s %s %s: %d"
                    .formatted(
                        door.getKey(),
                        listed ? "is closed to" : "is open to",
                        role,
                        answer.statusCode()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/API/V1/CONTRACTS",
        "/api/v1/contracts/",
        "/api/v1//contracts",
        "/api/v1/./contracts",
        "/api/v1/datasets/../contracts",
        "/api/v1/contracts;x=y",
        "/api/v1/contracts.json",
        "/api/v1/%63ontracts",
      })
  void isNotFooledByAnotherSpellingOfAPath(String path) throws Exception {
    String host = URI.create(city.server.uri("/")).getAuthority();
    String answer =
        RawHttp.send(
            city.server,
            "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(path, host, city.token("the-agency")));
    assertThat(answer).as(path).containsPattern("^HTTP/1.1 4");
  }

  @Test
  void doesNotLetAnotherMethodStandForTheOneThatIsClosed() throws Exception {
    HttpResponse<String> answer =
        city.server.send(
            city.server
                .request("", "/api/v1/datasets/" + GasCity.DATASET)
                .header("Authorization", "Bearer " + city.token("the-agency"))
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/api/v1/contracts")
                .header("X-Forwarded-For", "127.0.0.1")
                .POST(BodyPublishers.ofString("_method=DELETE")));
    assertThat(answer.statusCode()).isIn(403, 405);
  }
}
