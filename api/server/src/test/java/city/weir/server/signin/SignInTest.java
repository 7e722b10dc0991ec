package city.weir.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.TestServer;
import city.weir.server.Visit;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by the embedded issuer, and what a session is good for. */
class SignInTest {
  private static final String CONTRACTS = "/api/v1/contracts";

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            home,
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.console.sessions=2",
            "weir.limits.requests-per-second=10000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void givesANewSessionIdAtSignInAndNoneThatScriptsOrOtherSitesGet() throws Exception {
    Visit visit = new Visit(server);
    HttpResponse<String> page = visit.get("/console");
    String before = visit.cookie();
    assertThat(page.previousResponse().orElseThrow().statusCode()).isEqualTo(302);
    HttpResponse<String> signIn = visit.signIn("zhao-min");
    assertThat(signIn.body()).contains("赵敏");
    assertThat(visit.cookie()).startsWith("weir=").isNotEqualTo(before);
    HttpResponse<String> first =
        server.send(HttpRequest.newBuilder(URI.create(server.uri("/sign-in"))));
    assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void bindsTheCookieToTlsAndThisHostWherePeopleComeByTls(@TempDir Path other) throws Exception {
    try (TestServer secure =
        TestServer.start(other, "weir.console.address=https://lake.example.cn")) {
      HttpResponse<String> page =
          secure.send(HttpRequest.newBuilder(URI.create(secure.uri("/sign-in"))));
      assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
          .startsWith("__Host-weir=")
          .contains("Secure", "HttpOnly", "Path=/");
      HttpResponse<String> begin =
          secure.send(HttpRequest.newBuilder(URI.create(secure.uri(ConsoleRefusals.WAY_IN))));
      assertThat(begin.headers().firstValue("Location").orElse(""))
          .contains("redirect_uri=https://lake.example.cn/console/signed-in/weir")
          .contains("code_challenge_method=S256", "nonce=", "state=");
    }
  }

  @Test
  void callsTheApiInTheBrowserAsTheSameSubjectAsWithAToken() throws Exception {
    Visit steward = new Visit(server);
    steward.signIn("zhao-min");
    assertThat(steward.get(CONTRACTS).statusCode()).isEqualTo(200);
    Visit agency = new Visit(server);
    agency.signIn("li-wen");
    assertThat(agency.get(CONTRACTS).statusCode()).isEqualTo(403);
    String hospital = "/api/v1/datasets/wuhan.health.hospital";
    assertThat(agency.get(hospital).body())
        .isEqualTo(server.get("jianghan-emergency", hospital).body());
  }

  @Test
  void takesNoChangeByTheSessionThatAPageOfOursDidNotMake() throws Exception {
    Visit steward = new Visit(server);
    steward.signIn("zhao-min");
    URI retry = URI.create(server.uri("/api/v1/promotions/theme.hospital/retry"));
    HttpResponse<String> forged =
        steward.send(HttpRequest.newBuilder(retry).POST(BodyPublishers.noBody()));
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("X-CSRF-TOKEN");
    HttpResponse<String> ours =
        steward.send(
            HttpRequest.newBuilder(retry)
                .header("X-CSRF-TOKEN", steward.token())
                .POST(BodyPublishers.noBody()));
    assertThat(ours.statusCode()).as(ours.body()).isLessThan(300);
    HttpResponse<String> otherSite =
        steward.send(
            HttpRequest.newBuilder(URI.create(server.uri(CONTRACTS)))
                .header("Sec-Fetch-Site", "cross-site"));
    assertThat(otherSite.statusCode()).isEqualTo(401);
  }

  @Test
  void believesATokenAndNotTheSessionBesideIt() throws Exception {
    Visit steward = new Visit(server);
    steward.signIn("zhao-min");
    HttpResponse<String> answer =
        steward.send(
            HttpRequest.newBuilder(URI.create(server.uri(CONTRACTS)))
                .header("Authorization", "Bearer " + server.token("jianghan-emergency")));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void endsTheSessionAtSignOut() throws Exception {
    Visit visit = new Visit(server);
    visit.signIn("wu-jing");
    String cookie = visit.cookie();
    assertThat(visit.post("/sign-out", Map.of()).body()).contains("signed out");
    assertThat(withCookie(cookie, "/api/v1/subscriptions").statusCode()).isEqualTo(401);
    assertThat(visit.get("/console").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void endsTheOldestSessionWhenOnePersonHasTooMany() throws Exception {
    Visit[] visits = {new Visit(server), new Visit(server), new Visit(server)};
    for (Visit visit : visits) {
      visit.signIn("chen-hao");
    }
    assertThat(visits[0].get("/console").uri().getPath()).isEqualTo("/sign-in");
    assertThat(visits[1].get("/console").body()).contains("陈昊");
    assertThat(visits[2].get("/console").body()).contains("陈昊");
  }

  @Test
  void endsSessionsThatHaveLastedTooLong(@TempDir Path other) throws Exception {
    try (TestServer brief =
        TestServer.start(
            other,
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.console.longest=0s")) {
      Visit visit = new Visit(brief);
      assertThat(visit.signIn("li-wen").body()).contains("李雯");
      brief.bean(Sessions.class).endOverdue();
      assertThat(visit.get("/console").uri().getPath()).isEqualTo("/sign-in");
    }
  }

  @Test
  void makesThoseWaitWhoGuessPasswordsAndTellsTheAudit() throws Exception {
    Visit guesser = new Visit(server);
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.signIn("zhou-yan", "guess-" + i).body()).contains("is wrong");
    }
    assertThat(guesser.signIn("zhou-yan").body()).contains("Too many wrong tries");
    assertThat(new Visit(server).signIn("he-lin").body()).contains("何琳");
    Visit auditor = new Visit(server);
    auditor.signIn("sun-tao");
    assertThat(auditor.get("/api/v1/audit-events?action=sign-in&outcome=DENY").body())
        .contains("as zhou-yan")
        .doesNotContain("guess-");
  }

  @Test
  void signsNobodyInByAFormThatIsNotOurs() throws Exception {
    Visit victim = new Visit(server);
    HttpResponse<String> forged =
        victim.post("/sign-in", Map.of("person", "li-wen", "password", server.secret("li-wen")));
    assertThat(forged.body()).doesNotContain("李雯");
    assertThat(victim.get("/console").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void takesNoCodeThatItDidNotAskFor() throws Exception {
    Visit visit = new Visit(server);
    visit.get("/console");
    HttpResponse<String> injected = visit.get(ConsoleClient.BACK + "?code=stolen&state=guessed");
    assertThat(injected.uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void sendsNobodyToAnotherSite() throws Exception {
    HttpResponse<String> begin =
        server.send(
            HttpRequest.newBuilder(
                URI.create(
                    server.uri(ConsoleRefusals.WAY_IN + "?redirect_uri=https://evil.example"))));
    assertThat(begin.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    Visit person = new Visit(server);
    person.signIn("sun-tao");
    HttpResponse<String> authorize =
        person.get(
            "/oauth2/authorize?response_type=code&client_id=weir-console&scope=openid"
                + "&redirect_uri=https://evil.example/console/signed-in/weir&state=x"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&code_challenge_method=S256");
    assertThat(authorize.statusCode()).isEqualTo(400);
    assertThat(authorize.uri().getHost()).isEqualTo("127.0.0.1");
  }

  private static HttpResponse<String> withCookie(String cookie, String path) throws Exception {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.uri(path))).header("Cookie", cookie));
  }
}
