package city.weir.server.grading;

import static city.weir.server.grading.Registers.JSON;
import static city.weir.server.grading.Registers.proposal;
import static city.weir.server.grading.Registers.read;
import static city.weir.server.grading.Registers.scan;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.Mask;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From rows nobody graded to a policy that masks them, and back again by two people. */
class GradingTest {
  private static final String PROPOSALS = "/api/v1/grading-proposals";
  private static final String EXCEPTIONS = "/api/v1/grade-exceptions";
  private static final String ROWS = "/api/v1/datasets/test.register/rows?limit=3";

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // set before each test
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    server = Registers.start(home);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> post(String who, String path, String body) throws Exception {
    return server.send(
        server
            .request(who, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static List<String> shown(JsonNode page) {
    List<String> shown = new ArrayList<>();
    page.path("items")
        .forEach(
            p ->
                shown.add(
                    "%s %s %s>%s"
                        .formatted(
                            p.path("column").asString(),
                            p.path("kind").asString(),
                            p.path("current").asString(),
                            p.path("proposed").asString())));
    return shown;
  }

  @Test
  void findsWhatIsSensitiveInTheRowsAndForgetsThem() throws Exception {
    JsonNode scan = scan(server);
    assertThat(scan.path("state").asString()).isEqualTo("done");
    assertThat(scan.path("looked").asInt()).isEqualTo(2);

    HttpResponse<String> page = server.get("steward-a", PROPOSALS + "?dataset=test.register");
    assertThat(shown(JSON.readTree(page.body())))
        .containsExactlyInAnyOrder(
            "phone raise general-1>general-4",
            "papers raise general-2>general-4",
            "home lower general-4>general-3",
            "longitude raise general-1>important",
            "latitude raise general-1>important");
    assertThat(page.body())
        .contains("of the form 9×11", "natural persons", "个人权益", "敏感个人信息")
        .doesNotContain("11010519491231002X", "1301234567", "解放大道");

    // The same is not looked at, nor proposed, again.
    assertThat(scan(server).path("proposed").asInt()).isZero();
  }

  @Test
  void masksAtOnceWhatIsAcceptedAndTakesAlongWhatIsMadeOfIt() throws Exception {
    scan(server);
    assertThat(server.get("bureau", ROWS).body()).contains("13012345678");

    HttpResponse<String> accepted =
        post(
            "steward-a",
            PROPOSALS + "/" + proposal(server, "test.register", "phone") + "/acceptance",
            "{\"comment\": \"值班手机\"}");

    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    assertThat(accepted.body()).contains("\"state\":\"accepted\"", "nextReview", "值班手机");
    assertThat(server.get("bureau", ROWS).body())
        .contains("130****5678")
        .doesNotContain("13012345678");
    String contract = server.get("steward-a", "/api/v1/contracts/register.odcs.yaml").body();
    assertThat(contract)
        .contains("version: 1.1.0", "# Nobody has thought about this one yet.")
        .contains("- {property: mask, value: {default: partial, keep: [3, 4]}}");
    assertThat(server.get("steward-a", "/api/v1/contracts/roster.odcs.yaml").body())
        .contains("version: 1.1.0", "classification: general-4");
    assertThat(server.bean(Contracts.class).problems()).isEmpty();
    // What was proposed for the roster by its name alone is settled with it.
    assertThat(shown(read(server, "steward-a", PROPOSALS + "?state=superseded")))
        .containsExactly("phone raise general-1>general-4");
    assertThat(server.get("watcher", "/api/v1/audit-events?dataset=test.register").body())
        .contains("grading.accept", "phone from general-1 to general-4", "grading.scan");
  }

  @Test
  void acceptsTogetherAndSaysWhatCouldNotBe() throws Exception {
    scan(server);
    String papers = proposal(server, "test.register", "papers");
    String longitude = proposal(server, "test.register", "longitude");

    HttpResponse<String> answer =
        post(
            "steward-a",
            PROPOSALS + "/acceptances",
            "{\"ids\": [\"%s\", \"gp-none\", \"%s\"]}".formatted(papers, longitude));

    JsonNode items = JSON.readTree(answer.body()).path("items");
    assertThat(items.get(0).path("state").asString()).isEqualTo("accepted");
    assertThat(items.get(1).path("problem").path("en").asString()).contains("There is no proposal");
    assertThat(items.get(2).path("state").asString()).isEqualTo("accepted");
    assertThat(post("steward-a", PROPOSALS + "/acceptances", "{\"ids\": []}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void doesNotAskAgainForWhatWasDeclined() throws Exception {
    scan(server);
    String path = PROPOSALS + "/" + proposal(server, "test.register", "phone") + "/refusal";
    assertThat(post("steward-a", path, "{}").statusCode()).isEqualTo(400);

    assertThat(post("steward-a", path, "{\"reason\": \"公开的服务热线\"}").statusCode()).isEqualTo(200);

    scan(server);
    assertThat(shown(read(server, "steward-a", PROPOSALS + "?dataset=test.register")))
        .noneMatch(line -> line.startsWith("phone"));
    assertThat(server.get("steward-a", PROPOSALS + "?state=declined").body()).contains("公开的服务热线");
  }

  @Test
  void lowersAGradeWhenTwoStewardsAccept() throws Exception {
    scan(server);
    String path = PROPOSALS + "/" + proposal(server, "test.register", "home") + "/acceptance";

    assertThat(post("steward-a", path, "{}").body()).contains("\"state\":\"seconded\"");
    HttpResponse<String> own = post("steward-a", path, "{}");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(own.body()).contains("another steward");
    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().version())
        .isEqualTo("1.0.0");

    assertThat(post("steward-b", path, "{}").body()).contains("\"state\":\"accepted\"");
    assertThat(server.get("steward-a", "/api/v1/contracts/register.odcs.yaml").body())
        .contains("version: 1.1.0");
  }

  private HttpResponse<String> put(String who, String file, String text) throws Exception {
    return server.send(
        server
            .request(who, "/api/v1/contracts/" + file)
            .header("Content-Type", "application/yaml")
            .PUT(BodyPublishers.ofString(text)));
  }

  @Test
  void nobodyLowersAGradeAloneByWritingTheContract() throws Exception {
    String contract = Registers.resource("register.odcs.yaml");
    String lower =
        contract
            .replace("version: 1.0.0", "version: 1.1.0")
            .replaceFirst(
                "(?s)(name: home.*?)classification: general-4", "$1classification: general-3");

    HttpResponse<String> refused = put("steward-a", "register.odcs.yaml", lower);

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(refused.body())
        .contains("lower-grade", "column 'home' is graded general-4; general-3 would be lower")
        .contains("/api/v1/grading-proposals", "/api/v1/grade-exceptions");
    assertThat(server.get("steward-a", "/api/v1/contracts/register.odcs.yaml").body())
        .isEqualTo(contract);
    assertThat(server.get("watcher", "/api/v1/audit-events?limit=200").body())
        .contains("contract.put", "general-3 would be lower");
    // A line that is left out is a lower grade too.
    HttpResponse<String> without =
        put(
            "steward-a",
            "register.odcs.yaml",
            lower.replaceFirst("(?s)(name: home.*?)        classification: general-3\n", "$1"));
    assertThat(without.statusCode()).as(without.body()).isIn(403, 422);
    // Raising is for one.
    String higher =
        Registers.resource("roster.odcs.yaml")
            .replace("version: 1.0.0", "version: 1.1.0")
            .replaceFirst(
                "(?s)(name: papers.*?)classification: general-2", "$1classification: general-3");
    assertThat(put("steward-a", "roster.odcs.yaml", higher).statusCode()).isEqualTo(200);
  }

  @Test
  void aLowerGradeThatIsAskedForTakesEffectWhenAnotherStewardAcceptsIt() throws Exception {
    String wish =
        """
        {"dataset": "test.register", "column": "papers", "grade": "general-1", "why": "只有编号"}""";
    assertThat(post("provider", PROPOSALS, wish).statusCode()).isEqualTo(403);
    assertThat(post("steward-a", PROPOSALS, wish.replace("general-1", "general-3")).body())
        .contains("is not lower");
    assertThat(post("steward-a", PROPOSALS, wish.replace("papers", "none")).statusCode())
        .isEqualTo(404);
    assertThat(
            post(
                    "steward-a",
                    PROPOSALS,
                    wish.replace("test.register", "test.roster").replace("papers", "home"))
                .body())
        .contains("resource.register.home (general-4)", "ask for an exception");

    HttpResponse<String> asked = post("steward-a", PROPOSALS, wish);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertThat(asked.body()).contains("\"state\":\"seconded\"", "人工研判", "只有编号");
    String id = JSON.readTree(asked.body()).path("id").asString();
    assertThat(JSON.readTree(post("steward-a", PROPOSALS, wish).body()).path("id").asString())
        .isEqualTo(id);
    assertThat(post("steward-a", PROPOSALS + "/" + id + "/acceptance", "{}").statusCode())
        .isEqualTo(403);
    assertThat(post("steward-b", PROPOSALS + "/" + id + "/acceptance", "{}").body())
        .contains("\"state\":\"accepted\"");

    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().column("papers"))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-1"));
    assertThat(server.get("watcher", "/api/v1/audit-events?dataset=test.register").body())
        .contains("grading.ask", "papers from general-2 to general-1: 只有编号");
  }

  @Test
  void aMaskIsWeakenedByTwoStewardsOnly() throws Exception {
    String weaker =
        Registers.resource("register.odcs.yaml")
            .replace("version: 1.0.0", "version: 1.1.0")
            .replace("{default: remove}", "{default: partial, keep: [3, 0]}");
    HttpResponse<String> alone = put("steward-a", "register.odcs.yaml", weaker);
    assertThat(alone.statusCode()).as(alone.body()).isEqualTo(403);
    assertThat(alone.body())
        .contains("column 'home' is masked 'remove'; 'partial:3,0' would show more");

    String wish =
        """
        {"dataset": "test.register", "column": "home", "mask": "partial:3,0", "why": "只到区"}""";
    assertThat(post("steward-a", PROPOSALS, wish.replace("partial:3,0", "remove")).body())
        .contains("shows no more");
    assertThat(post("steward-a", PROPOSALS, wish.replace("partial:3,0", "some")).body())
        .contains("is no mask");
    HttpResponse<String> asked = post("steward-a", PROPOSALS, wish);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    String id = JSON.readTree(asked.body()).path("id").asString();
    String acceptance = PROPOSALS + "/" + id + "/acceptance";
    assertThat(post("steward-a", acceptance, "{}").statusCode()).isEqualTo(403);
    assertThat(post("steward-b", acceptance, "{}").body()).contains("\"state\":\"accepted\"");

    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().column("home"))
        .hasValueSatisfying(c -> assertThat(c.mask()).isEqualTo(new Mask.Partial(3, 0)))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-4"));
  }

  @Test
  void aWeakerMaskDoesNotUndoAStricterOneWrittenSince() throws Exception {
    String text = Registers.resource("register.odcs.yaml");
    String partial = "{default: partial, keep: [3, 0]}";
    Files.writeString(
        home.resolve("contracts/register.odcs.yaml"), text.replace("{default: remove}", partial));
    server.bean(Contracts.class).reload();
    HttpResponse<String> asked =
        post(
            "steward-a",
            PROPOSALS,
            """
            {"dataset": "test.register", "column": "home", "mask": "partial:6,0", "why": "到街道"}""");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    String id = JSON.readTree(asked.body()).path("id").asString();

    HttpResponse<String> stricter =
        put("steward-b", "register.odcs.yaml", text.replace("version: 1.0.0", "version: 1.1.0"));
    assertThat(stricter.statusCode()).as(stricter.body()).isEqualTo(200);

    HttpResponse<String> late = post("steward-b", PROPOSALS + "/" + id + "/acceptance", "{}");
    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    assertThat(late.body()).contains("no longer as it was when this was proposed");
    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().column("home"))
        .hasValueSatisfying(c -> assertThat(c.mask()).isEqualTo(new Mask.Remove()));
  }

  @Test
  void showsOwnersTheirsAndLetsStewardsDecide() throws Exception {
    scan(server);
    String id = proposal(server, "test.register", "phone");

    assertThat(server.get("provider", PROPOSALS + "/" + id).statusCode()).isEqualTo(200);
    assertThat(post("provider", PROPOSALS + "/" + id + "/acceptance", "{}").statusCode())
        .isEqualTo(403);
    assertThat(server.get("stranger", PROPOSALS + "/" + id).statusCode()).isEqualTo(404);
    assertThat(read(server, "stranger", PROPOSALS).path("items")).isEmpty();
    assertThat(server.get("bureau", PROPOSALS).statusCode()).isEqualTo(403);
    assertThat(post("provider", "/api/v1/grading-scans", "").statusCode()).isEqualTo(403);
  }

  @Test
  void gradesWhatIsDerivedLowerOnlyWhileAnApprovalStands() throws Exception {
    String wish =
        """
        {"dataset": "test.roster", "column": "home", "grade": "general-2", "because": "generalised",
         "why": "只到街道，\\"号\\" 以下已删去", "until": "2027-06-30"}""";
    HttpResponse<String> asked = post("steward-a", EXCEPTIONS, wish);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertThat(asked.body()).contains("\"table\":\"resource.register\"", "\"grade\":\"general-4\"");
    String path = EXCEPTIONS + "/" + JSON.readTree(asked.body()).path("id").asString();

    // Who asks does not approve, and an owner does not judge.
    assertThat(post("steward-a", path + "/approval", "{}").statusCode()).isEqualTo(403);
    assertThat(post("provider", path + "/approval", "{}").statusCode()).isEqualTo(403);
    HttpResponse<String> approved = post("steward-b", path + "/approval", "{\"comment\": \"核过\"}");
    assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);

    String contract = server.get("steward-a", "/api/v1/contracts/roster.odcs.yaml").body();
    assertThat(contract)
        .contains("because: generalised", "approvedBy: \"steward-b\"", "version: 1.1.0");
    assertThat(server.bean(Contracts.class).problems()).isEmpty();
    assertThat(server.bean(Contracts.class).byId("test.roster").orElseThrow().column("home"))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-2"));

    // Nobody writes a lower one than was approved.
    HttpResponse<String> lower =
        server.send(
            server
                .request("steward-a", "/api/v1/contracts/roster.odcs.yaml")
                .header("Content-Type", "application/yaml")
                .PUT(
                    BodyPublishers.ofString(
                        contract
                            .replace("version: 1.1.0", "version: 1.2.0")
                            .replaceFirst(
                                "(?s)(name: home.*?)classification: general-2",
                                "$1classification: general-1"))));
    assertThat(lower.statusCode()).isEqualTo(422);
    assertThat(lower.body()).contains("allows general-2 and no lower grade");

    assertThat(post("steward-a", path + "/revocation", "{\"reason\": \"口径变了\"}").statusCode())
        .isEqualTo(200);
    assertThat(server.bean(Contracts.class).byId("test.roster")).isEmpty();
    assertThat(server.bean(Contracts.class).problems().toString())
        .contains("was revoked by steward-a: 口径变了");
    // Raised above its input again, it is back in force.
    String mended =
        contract
            .replace("version: 1.1.0", "version: 1.2.0")
            .replaceAll("(?m)^.*gradeReason.*\\n", "")
            .replaceFirst(
                "(?s)(name: home.*?)classification: general-2", "$1classification: general-4");
    HttpResponse<String> again = put("steward-a", "roster.odcs.yaml", mended);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(server.get("watcher", "/api/v1/audit-events?dataset=test.roster").body())
        .contains("grade-exception.ask", "grade-exception.approve", "grade-exception.revoke");
  }

  @Test
  void answersTheSameExceptionUnderTheSameKeyAndRefusesWhatNeedsNone() throws Exception {
    String wish =
        """
        {"dataset": "test.roster", "column": "home", "grade": "general-2", "because": "selected",
         "why": "w", "until": "2027-06-30"}""";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          server.send(
              server
                  .request("provider", EXCEPTIONS)
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", "k1")
                  .POST(BodyPublishers.ofString(wish)));
      ids.add(JSON.readTree(answer.body()).path("id").asString());
    }
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).startsWith("ge-");

    assertThat(post("steward-a", EXCEPTIONS, wish.replace("home", "phone")).body())
        .contains("no exception is needed");
    assertThat(post("steward-a", EXCEPTIONS, wish.replace("2027-06-30", "2099-01-01")).body())
        .contains("at most 3 years");
    assertThat(post("stranger", EXCEPTIONS, wish).statusCode()).isEqualTo(404);
    assertThat(read(server, "stranger", EXCEPTIONS).path("items")).isEmpty();
    assertThat(read(server, "provider", EXCEPTIONS).path("items")).hasSize(1);
  }
}
