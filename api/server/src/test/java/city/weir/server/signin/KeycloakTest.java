package city.weir.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The city's issuer is a real Keycloak: people come by its page, programs by its tokens. */
class KeycloakTest {
  private static final String SECRET = "console-secret-of-this-test";
  private static final String PASSWORD = "Password-of-this-test-1";
  private static final String GAS = "/api/v1/datasets/wuhan.gas.gas-reading";

  @TempDir static Path home;
  private static Keycloak keycloak;
  private static Chromium chromium;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    keycloak = Keycloak.start(home.resolve("keycloak.log"));
    // The issuer may come up after the server: here its realm does.
    server =
        TestServer.start(
            home.resolve("weir"),
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.auth.issuer-uri=" + keycloak.issuer("city"),
            "weir.auth.audience=weir",
            "weir.auth.roles-claim=realm_access.roles",
            "weir.console.client-secret=" + SECRET);
    assertThat(server.get("", "/console").statusCode()).isEqualTo(503);
    keycloak.realm(realm(server));
  }

  private static String realm(TestServer console) throws IOException {
    return Files.readString(
            TestServer.root().resolve("api/server/src/test/resources/keycloak/realm.json"))
        .replace("{weir}", console.uri(""))
        .replace("{secret}", SECRET)
        .replace("{password}", PASSWORD);
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Page signIn(String person) {
    return signIn(person, server, keycloak.issuer("city"));
  }

  private static Page signIn(String person, TestServer at, String issuer) {
    Page page = chromium.page("en", 1280, 800);
    page.navigate(at.uri("/console"));
    assertThat(page.url()).startsWith(issuer);
    page.fill("#username", person);
    page.fill("#password", PASSWORD);
    page.click("#kc-login");
    page.waitForURL(url -> url.startsWith(at.uri("/console")));
    return page;
  }

  private static APIResponse ask(Page page, String path) {
    return page.request().get(server.uri(path));
  }

  private static HttpResponse<String> ask(String token, String path) throws Exception {
    return server.send(server.request("", path).header("Authorization", "Bearer " + token).GET());
  }

  @Test
  void letsAnAgencysPersonInAsItsSystem() throws Exception {
    Page page = signIn("li.wen");
    assertThat(Chromium.text(page, "main"))
        .contains("Welcome, Li Wen", "jianghan-emergency", "420103", "Agency", "general 2");
    assertThat(ask(page, GAS + "/rows").status()).isEqualTo(200);
    assertThat(ask(page, "/api/v1/contracts").status()).isEqualTo(403);

    String token = keycloak.token("city", "jianghan-system", SECRET);
    assertThat(ask(token, GAS + "/rows").statusCode()).isEqualTo(200);
    assertThat(ask(token, "/api/v1/contracts").statusCode()).isEqualTo(403);
    assertThat(ask(page, GAS).text()).isEqualTo(ask(token, GAS).body());
  }

  @Test
  void showsAnOwnerWhatItsOrganisationProvidesAndAnAuditorNoData() throws Exception {
    String demand = "/api/v1/datasets/wuhan.health.hospital-demand/rows";
    Page owner = signIn("chen.hao");
    assertThat(Chromium.text(owner, "main")).contains("11420100MB1000004U");
    assertThat(ask(owner, demand).status()).isEqualTo(200);
    assertThat(ask(owner, GAS + "/rows").status()).isIn(403, 404);

    Page auditor = signIn("sun.tao");
    assertThat(ask(auditor, "/api/v1/audit-events").status()).isEqualTo(200);
    assertThat(ask(auditor, demand).status()).isIn(403, 404);
  }

  @Test
  void endsTheSessionsOfBothAtSignOut() throws Exception {
    Page page = signIn("li.wen");
    page.click("text=Sign out");
    page.waitForURL(server.uri("/signed-out"));
    assertThat(ask(page, "/api/v1/subscriptions").status()).isEqualTo(401);
    page.click("text=Sign in again");
    // Had the issuer's session lasted, it would have sent us back without asking.
    page.waitForSelector("#kc-login");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void countsAChangeOfRolesAtTheNextSignInAndTheNextToken() throws Exception {
    Page before = signIn("wu.jing");
    assertThat(Chromium.text(before, "main")).contains("Analyst");
    keycloak.role("city", "wu.jing", "analyst", false);
    keycloak.role("city", "wu.jing", "steward", true);
    before.click("text=Sign out");
    before.waitForURL(server.uri("/signed-out"));
    Page after = signIn("wu.jing");
    assertThat(Chromium.text(after, "main")).contains("Data steward").doesNotContain("Analyst");
    assertThat(ask(after, "/api/v1/contracts").status()).isEqualTo(200);

    String steward = keycloak.token("city", "catalog-system", SECRET);
    assertThat(ask(steward, "/api/v1/contracts").statusCode()).isEqualTo(200);
    keycloak.role("city", "service-account-catalog-system", "steward", false);
    String none = keycloak.token("city", "catalog-system", SECRET);
    assertThat(ask(none, "/api/v1/contracts").statusCode()).isEqualTo(403);
  }

  @Test
  void turnsAwayWhoeverHasTwoOfTheRolesThatStandAlone() throws Exception {
    Page page = signIn("two.hats");
    assertThat(URI.create(page.url()).getPath()).isEqualTo(ConsoleClient.BACK);
    assertThat(Chromium.text(page, "main")).contains("Not permitted", "each stand alone");
    assertThat(ask(page, "/api/v1/audit-events").status()).isEqualTo(401);
    assertThat(ask(signIn("sun.tao"), "/api/v1/audit-events?action=sign-in&outcome=DENY").text())
        .contains("each stand alone");
  }

  /** People reach the issuer by its front, which says to fetch keys and tokens further inside. */
  @Test
  void followsTheIssuerInsideNoFurtherThanTheOperatorAllows(
      @TempDir Path closedHome, @TempDir Path openHome) throws Exception {
    try (IssuerFront front = IssuerFront.before(keycloak.origin());
        TestServer closed = TestServer.start(closedHome, behind(front));
        TestServer open =
            TestServer.start(
                openHome, behind(front, "weir.auth.issuer-origins=" + keycloak.origin()))) {
      keycloak.realm(
          realm(closed)
              .replace("\"realm\": \"city\"", "\"realm\": \"fronted\"")
              .replace(
                  "\"sslRequired\"",
                  "\"attributes\": {\"frontendUrl\": \"%s\"}, \"sslRequired\""
                      .formatted(front.origin()))
              .replace(
                  "\"%s/console/signed-in/weir\"".formatted(closed.uri("")),
                  "\"%s/console/signed-in/weir\", \"%s/console/signed-in/weir\""
                      .formatted(closed.uri(""), open.uri(""))));
      String token = keycloak.token("fronted", "jianghan-system", SECRET);
      assertThat(bearer(closed, token).statusCode()).isIn(401, 503);
      assertThat(bearer(open, token).statusCode()).isEqualTo(200);

      String issuer = front.origin() + "/realms/fronted";
      Page refused = signIn("sun.tao", closed, issuer);
      assertThat(Chromium.text(refused, "main")).contains("The issuer's answer was not accepted");
      Page let = signIn("sun.tao", open, issuer);
      assertThat(Chromium.text(let, "main")).contains("Welcome, Sun Tao");
    }
  }

  private static String[] behind(IssuerFront front, String... more) {
    return Stream.concat(
            Stream.of(
                "weir.auth.issuer-uri=" + front.origin() + "/realms/fronted",
                "weir.auth.audience=weir",
                "weir.auth.roles-claim=realm_access.roles",
                "weir.console.client-secret=" + SECRET),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static HttpResponse<String> bearer(TestServer at, String token) throws Exception {
    return at.send(
        at.request("", "/api/v1/subscriptions").header("Authorization", "Bearer " + token).GET());
  }

  @Test
  void issuesNoPasswordsOfItsOwn() throws Exception {
    assertThat(Files.readString(home.resolve("weir/credentials.json"))).doesNotContain("li-wen");
    assertThat(server.get("", "/sign-in").statusCode()).isEqualTo(401);
    assertThat(List.of(401, 404)).contains(server.get("", "/oauth2/authorize").statusCode());
  }
}
