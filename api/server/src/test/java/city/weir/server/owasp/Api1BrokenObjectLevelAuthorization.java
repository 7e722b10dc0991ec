package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** API1: nobody reaches what is another's by knowing its id. */
abstract class Api1BrokenObjectLevelAuthorization {
  private final City city;

  Api1BrokenObjectLevelAuthorization(City city) {
    this.city = city;
  }

  /** Each thing of the victim's: where it is, and what could be done to it. */
  private void assertOutOfReach(String thief, String list, String id, String... deeds)
      throws Exception {
    for (String deed : deeds) {
      String method = deed.substring(0, deed.indexOf(' '));
      String path = list + "/" + id + deed.substring(deed.indexOf(' ') + 1);
      HttpResponse<String> answer =
          city.call(
              thief,
              method,
              path,
              method.equals("GET")
                  ? null
                  : path.endsWith("/replay") ? "{\"from\":\"beginning\"}" : "{}");
      assertThat(answer.statusCode()).as(deed + ": " + answer.body()).isIn(403, 404);
    }
    assertThat(city.get(thief, list).body()).doesNotContain(id);
  }

  @Test
  void leavesSubscriptionsToTheirSubscriber() throws Exception {
    String id =
        city.made(
            City.VICTIM,
            "/api/v1/subscriptions",
            "{'dataset':'%s','channel':{'kind':'webhook','url':'%s'}}"
                .formatted(GasCity.DATASET, City.HOOK));
    assertOutOfReach(
        City.ATTACKER,
        "/api/v1/subscriptions",
        id,
        "GET ",
        "GET /deliveries",
        "GET /changes",
        "GET /events",
        "POST /ping",
        "POST /replay",
        "POST /secret-rotation",
        "POST /pause",
        "POST /resumption",
        "DELETE ");
    assertThat(city.get(City.VICTIM, "/api/v1/subscriptions/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void leavesStatementsToWhoeverAsked() throws Exception {
    String id = city.made(City.VICTIM, "/api/v1/sql", "{'sql':'select 1 as one'}");
    assertOutOfReach("other-analyst", "/api/v1/sql", id, "GET ", "GET /rows", "POST /cancellation");
  }

  @Test
  void leavesCredentialsToTheirParty() throws Exception {
    JsonNode items = City.json(city.get(City.VICTIM, "/api/v1/credentials")).path("items");
    String id = items.path(0).path("id").asString();
    assertOutOfReach(City.ATTACKER, "/api/v1/credentials", id, "POST /retirement");
  }

  @Test
  void leavesAgreementsToThoseWhoMadeThem() throws Exception {
    assertThat(city.get(City.VICTIM, "/api/v1/agreements/jianghan-gas").statusCode())
        .isEqualTo(200);
    assertOutOfReach(
        City.ATTACKER,
        "/api/v1/agreements",
        "jianghan-gas",
        "GET ",
        "GET /versions",
        "POST /revocation",
        "POST /suspension",
        "POST /renewal");
  }

  @Test
  void leavesAccessRequestsToThoseWhomTheyConcern() throws Exception {
    String id =
        city.made(
            City.VICTIM,
            "/api/v1/access-requests",
            "{'dataset':'%s','purpose':'emergency-response','use':'drill','ground':'law'}"
                .formatted(GasCity.DATASET));
    assertOutOfReach(
        City.ATTACKER,
        "/api/v1/access-requests",
        id,
        "GET ",
        "GET /export",
        "GET /preview",
        "POST /submission",
        "POST /approval",
        "POST /withdrawal");
  }

  @Test
  void showsRowsAndDatasetsOfOthersToNobody() throws Exception {
    assertThat(city.get(City.ATTACKER, City.ROWS).statusCode()).isEqualTo(403);
    assertThat(city.get("", "/api/v1/datasets/" + GasCity.DATASET).statusCode()).isEqualTo(404);
    String token =
        City.json(city.get(City.VICTIM, City.ROWS + "?limit=1")).path("nextPageToken").asString();
    assertThat(token).isNotBlank();
    HttpResponse<String> stolen =
        city.get(City.ATTACKER, City.ROWS + "?limit=1&pageToken=" + City.encoded(token));
    assertThat(stolen.statusCode()).isEqualTo(403);
  }
}
