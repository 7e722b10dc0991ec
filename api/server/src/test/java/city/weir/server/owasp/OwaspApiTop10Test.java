package city.weir.server.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.GasCity;
import city.weir.server.RawHttp;
import city.weir.server.TestServer;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The OWASP API Security Top 10 of 2023, each tried on the running server. */
class OwaspApiTop10Test {
  private static final String HOOK = "https://203.0.113.7/hook";

  @TempDir static Path home;
  private static City city;

  @BeforeAll
  static void start() throws Exception {
    city = City.start(home);
  }

  @AfterAll
  static void stop() {
    city.close();
  }

  private static String made(String client, String path, String body) throws Exception {
    HttpResponse<String> answer = city.post(client, path, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 202);
    JsonNode made = City.json(answer);
    String id = made.path("id").asString(made.path("statement").asString());
    assertThat(id).as(answer.body()).isNotBlank();
    return id;
  }

  /** Whatever the answer, it must not tell how the server is made. */
  private static void assertTellsNothingOfTheInside(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).as(what + ": " + answer.body()).isNotEqualTo(500);
    assertThat(answer.body())
        .as(what)
        .doesNotContain("city.weir.", "org.springframework", "java.lang", "java.util", "\tat ")
        .doesNotContain("org.h2", "JdbcSQL", "tools.jackson", "com.fasterxml", home.toString());
  }

  @Nested
  class Api1BrokenObjectLevelAuthorization {
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
          made(
              City.VICTIM,
              "/api/v1/subscriptions",
              "{'dataset':'%s','channel':{'kind':'webhook','url':'%s'}}"
                  .formatted(GasCity.DATASET, HOOK));
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
      String id = made(City.VICTIM, "/api/v1/sql", "{'sql':'select 1 as one'}");
      assertOutOfReach(
          "other-analyst", "/api/v1/sql", id, "GET ", "GET /rows", "POST /cancellation");
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
          made(
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

  @Nested
  class Api2BrokenAuthentication {
    @Test
    void takesNoForgedToken() throws Exception {
      AtomicInteger fetched = new AtomicInteger();
      HttpServer hostile = hostile(fetched);
      try {
        URI keys = URI.create("http://127.0.0.1:" + hostile.getAddress().getPort() + "/keys");
        assertThat(bearer(ForgedTokens.genuine(home)).statusCode()).isEqualTo(200);
        for (Map.Entry<String, String> forged : ForgedTokens.all(home, keys).entrySet()) {
          HttpResponse<String> answer = bearer(forged.getValue());
          assertThat(answer.statusCode()).as(forged.getKey() + answer.body()).isIn(400, 401);
          assertTellsNothingOfTheInside(answer, forged.getKey());
        }
        assertThat(fetched).as("a token must not send the server anywhere").hasValue(0);
      } finally {
        hostile.stop(0);
      }
    }

    private HttpResponse<String> bearer(String token) throws Exception {
      return city.server.send(
          city.server
              .request("", "/api/v1/contracts")
              .header("Authorization", "Bearer " + token)
              .GET());
    }

    private HttpServer hostile(AtomicInteger fetched) throws Exception {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
      return server;
    }

    @Test
    void takesATokenFromNowhereButTheHeader() throws Exception {
      String token = city.token("steward");
      assertThat(city.get("", "/api/v1/contracts?access_token=" + token).statusCode())
          .isEqualTo(401);
      HttpResponse<String> form =
          city.server.send(
              city.server
                  .request("", "/api/v1/sql")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("access_token=" + token)));
      assertThat(form.statusCode()).isEqualTo(401);
    }

    @Test
    void makesWhoeverGuessesSecretsWait() throws Exception {
      List<Integer> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        answers.add(guess("the-owner", "guess-" + i).statusCode());
      }
      assertThat(answers).startsWith(401).endsWith(429);
      // The right one is not taken either, so that a guess cannot be told by its answer.
      HttpResponse<String> right = guess("the-owner", city.server.secret("the-owner"));
      assertThat(right.statusCode()).isEqualTo(429);
      assertThat(right.headers().firstValue("Retry-After")).isPresent();
      assertThat(guess(City.VICTIM, city.server.secret(City.VICTIM)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> guess(String client, String secret) throws Exception {
      return city.server.send(
          city.server
              .request("", "/oauth2/token")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type=client_credentials&client_id=%s&client_secret=%s"
                          .formatted(client, City.encoded(secret)))));
    }
  }

  @Nested
  class Api3BrokenObjectPropertyLevelAuthorization {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "POST /api/v1/subscriptions {'dataset':'wuhan.gas.gas-reading','channel':{'kind':'webhook','url':'%s'},'subscriber':'steward'}",
          "POST /api/v1/subscriptions {'dataset':'wuhan.gas.gas-reading','channel':{'kind':'webhook','url':'%s'},'secret':'mine'}",
          "POST /api/v1/credentials/secrets {'name':'x','client':'steward'}",
          "POST /api/v1/credentials/secrets {'name':'x','secret':'chosen-by-me'}",
          "POST /api/v1/sql {'sql':'select 1','subject':'steward'}",
        })
    void takesNoFieldThatIsNotTheCallersToWrite(String call) throws Exception {
      String[] words = call.split(" ", 3);
      HttpResponse<String> answer = city.post(City.VICTIM, words[1], words[2].replace("%s", HOOK));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).as("refused for the field").containsIgnoringCase("unrecognized");
      assertTellsNothingOfTheInside(answer, call);
    }

    /** Each question would have another answer if it reached what is under the mask. */
    @ParameterizedTest
    @ValueSource(
        strings = {
          "device_address = 'b8:27:eb:bf:9d:51'",
          "device_address like 'b8:%'",
          "device_address >= 'b8:27' and device_address < 'b8:28'",
          "device_address in ('b8:27:eb:bf:9d:51')",
          "device_address between 'b8:00' and 'b8:ff'",
          "not (device_address <> 'b8:27:eb:bf:9d:51')",
        })
    void answersNoQuestionAboutWhatIsUnderAMask(String condition) throws Exception {
      HttpResponse<String> answer =
          city.get(City.VICTIM, City.ROWS + "?filter=" + City.encoded(condition));
      if (answer.statusCode() == 200) {
        assertThat(City.json(answer).path("items").size()).as(answer.body()).isZero();
      } else {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      }
      assertThat(answer.body().replace(condition, "")).doesNotContain(GasCity.ADDRESS);
    }

    @Test
    void ordersAndSelectsByWhatIsShownOnly() throws Exception {
      HttpResponse<String> answer =
          city.get(City.VICTIM, City.ROWS + "?orderBy=device_address&select=device,device_address");
      assertThat(answer.body()).doesNotContain(GasCity.ADDRESS);
      for (String sql :
          List.of(
              "select max(device_address) as m from resource.gas_reading",
              "select count(*) as n from resource.gas_reading where device_address like 'b8%'",
              "select device from resource.gas_reading where district_code = '420106'")) {
        HttpResponse<String> asked =
            city.post(City.VICTIM, "/api/v1/sql", "{'sql':\"%s\"}".formatted(sql));
        assertThat(asked.body()).as(sql).doesNotContain(GasCity.ADDRESS, "gas-3", "[[1]]", "[[2]]");
      }
    }
  }

  @Nested
  class Api4UnrestrictedResourceConsumption {
    @ParameterizedTest
    @ValueSource(strings = {"limit=1000000000", "limit=-1", "limit=0", "limit=9999999999999999999"})
    void givesNoPageOfAnySize(String limit) throws Exception {
      HttpResponse<String> answer = city.get(City.VICTIM, City.ROWS + "?" + limit);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertTellsNothingOfTheInside(answer, limit);
    }

    @Test
    void refusesConditionsThatAreDeeperAndLongerThanAnyoneAsks() throws Exception {
      for (String condition :
          List.of(
              "(".repeat(2_000) + "co > 0" + ")".repeat(2_000),
              "not ".repeat(1_500) + "co > 0",
              "co > 0" + " or co > 0".repeat(600))) {
        HttpResponse<String> answer =
            city.get(City.VICTIM, City.ROWS + "?filter=" + City.encoded(condition));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertTellsNothingOfTheInside(answer, condition.substring(0, 10));
      }
    }

    @Test
    void endsAQueryThatWouldNeverEndAndGoesOn() throws Exception {
      HttpResponse<String> answer =
          city.post(
              City.VICTIM,
              "/api/v1/sql",
              "{'sql':'select count(*) as n from resource.gas_reading a, resource.gas_reading b, "
                  + "(with recursive t(n) as (select 1 union all select n + 1 from t) select n from t) c'}");
      assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
      assertTellsNothingOfTheInside(answer, "an endless query");
      assertThat(city.get(City.VICTIM, City.ROWS).statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class Api5BrokenFunctionLevelAuthorization {
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

  @Nested
  class Api6UnrestrictedAccessToSensitiveBusinessFlows {
    @Test
    void letsNobodyGatherSecretsWithoutEnd() throws Exception {
      List<Integer> answers = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        answers.add(
            city.post("the-ingest", "/api/v1/credentials/secrets", "{'name':'n%d'}".formatted(i))
                .statusCode());
      }
      assertThat(answers).startsWith(201).endsWith(409);
    }

    @Test
    void letsNobodyFloodTheRestOfTheCity(@TempDir Path another) throws Exception {
      GasCity.into(another);
      try (TestServer small = TestServer.start(another, "weir.limits.requests-per-second=20")) {
        String flooding = small.token(City.ATTACKER);
        String calm = small.token(City.VICTIM);
        Set<Integer> answers = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
          answers.add(
              small
                  .send(
                      small
                          .request("", "/api/v1/subscriptions")
                          .header("Authorization", "Bearer " + flooding)
                          .header("Content-Type", "application/json")
                          .POST(
                              BodyPublishers.ofString(
                                  "{\"dataset\":\"%s\",\"channel\":{\"kind\":\"webhook\",\"url\":\"%s\"}}"
                                      .formatted(GasCity.DATASET, HOOK))))
                  .statusCode());
        }
        assertThat(answers).containsExactly(403, 429);
        assertThat(
                small
                    .send(
                        small
                            .request("", City.ROWS)
                            .header("Authorization", "Bearer " + calm)
                            .GET())
                    .statusCode())
            .isNotEqualTo(429);
      }
    }
  }

  @Nested
  class Api7ServerSideRequestForgery {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://127.0.0.1/x",
          "https://127.0.0.1/x",
          "https://localhost/x",
          "https://localhost./x",
          "https://[::1]/x",
          "https://[::ffff:127.0.0.1]/x",
          "https://[::ffff:7f00:1]/x",
          "https://0.0.0.0/x",
          "https://2130706433/x",
          "https://0x7f000001/x",
          "https://127.1/x",
          "https://10.1.2.3/x",
          "https://192.168.1.1/x",
          "https://172.16.0.1/x",
          "https://169.254.169.254/latest/meta-data",
          "https://[fe80::1]/x",
          "https://[fd00::1]/x",
          "https://100.64.0.1/x",
          "https://user:pass@203.0.113.7/x",
          "ftp://203.0.113.7/x",
          "file:///etc/passwd",
          "gopher://203.0.113.7:70/x",
          "jar:https://203.0.113.7/x!/y",
          "//203.0.113.7/x",
          "https:///x",
        })
    void sendsTheServerToNoPlaceThatOnlyTheServerCanReach(String url) throws Exception {
      HttpResponse<String> answer =
          city.post(
              City.VICTIM,
              "/api/v1/subscriptions",
              "{'dataset':'%s','channel':{'kind':'webhook','url':'%s'}}"
                  .formatted(GasCity.DATASET, url));
      assertThat(answer.statusCode()).as(url + " " + answer.body()).isEqualTo(400);
      assertThat(answer.body()).as("refused for its address").doesNotContain("is missing");
      assertTellsNothingOfTheInside(answer, url);
    }
  }

  @Nested
  class Api8SecurityMisconfiguration {
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
          for (String query :
              List.of("?limit=x", "?pageToken=%25", "?asOf=%27", "?from=x&until=y")) {
            assertTellsNothingOfTheInside(city.get("steward", path + query), door + query);
          }
        } else {
          for (String body : bodies) {
            assertTellsNothingOfTheInside(
                city.call("steward", method, path, body), door + " " + body);
          }
        }
      }
    }
  }

  @Nested
  class Api10UnsafeConsumptionOfApis {
    /** What an issuer may answer when it is asked where its keys are. */
    @ParameterizedTest
    @ValueSource(strings = {"redirect", "endless", "elsewhere", "metadata", "nonsense", "silent"})
    void isNotHarmedByAHostileIssuer(String how, @TempDir Path another) throws Exception {
      HostileIssuer issuer = HostileIssuer.start(how);
      try (TestServer trusting =
          TestServer.start(another, "weir.auth.issuer-uri=" + issuer.address())) {
        HttpResponse<String> answer =
            trusting.send(
                trusting
                    .request("", "/api/v1/contracts")
                    .header("Authorization", "Bearer " + issuer.token())
                    .GET());
        assertThat(answer.statusCode()).as(answer.body()).isIn(401, 503);
        assertThat(answer.body()).doesNotContain("java.", "Exception");
        assertThat(issuer.reachedWhatItShouldNot()).isFalse();
        assertThat(trusting.get("", "/health").statusCode()).isEqualTo(200);
      } finally {
        issuer.close();
      }
    }
  }

  @Nested
  class Api9ImproperInventoryManagement {
    @Test
    void hasNoDoorThatIsNotOnTheList() throws Exception {
      assertThat(Doors.mapped(city.server))
          .containsExactlyInAnyOrderElementsOf(Doors.listed().keySet());
    }

    @Test
    void describesEveryDoorOfTheApi() throws Exception {
      JsonNode described =
          tools.jackson.databind.json.JsonMapper.builder()
              .build()
              .readTree(Files.readString(TestServer.root().resolve("docs/openapi.json")))
              .path("paths");
      Predicate<String> missing =
          door ->
              Doors.path(door).startsWith("/api/v1/")
                  && described
                      .path(door.substring(door.indexOf(' ') + 1))
                      .path(Doors.method(door).toLowerCase(java.util.Locale.ROOT))
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
}
