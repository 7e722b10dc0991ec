package city.weir.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.server.Visit;
import city.weir.server.security.KnownSubjects;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the administrator sees and does. */
class PeoplePagesTest {
  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showsThePeopleWithTheirRolesAndTheirLastSignInOnADeskAndOnAPhone() throws Exception {
    new Visit(server).signIn("sun-tao");
    try (Chromium chromium = Chromium.open()) {
      Page page = chromium.signIn(server, "he-lin");
      Chromium.follow(page, "nav >> text=People and parties");
      assertThat(Chromium.text(page, "#row-sun-tao")).contains("Sun Tao", "Auditor", " session");
      assertThat(Chromium.text(page, "#row-wu-jing")).contains("never");
      assertThat(Chromium.text(page, "main")).contains("parties.yaml");
      Page phone = chromium.signIn(server, "he-lin", "zh-CN", 320, 640);
      phone.navigate(server.uri("/console/people"));
      assertThat(Chromium.text(phone, "#row-sun-tao")).contains("孙涛", "安全审计员");
      assertThat(Chromium.fits(phone)).isTrue();
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  @Test
  void shutsAPersonOutAtOnceAndLetsItInAgain() throws Exception {
    Visit analyst = new Visit(server);
    analyst.signIn("wu-jing");
    Visit administrator = administrator();
    HttpResponse<String> done = administrator.post(path("wu-jing", "exclusion"), Map.of());
    assertThat(done.body()).contains("is shut out");
    assertThat(analyst.get("/api/v1/subscriptions").statusCode()).isEqualTo(401);
    assertThat(analyst.signIn("wu-jing").body()).contains("The administrator has shut out");
    assertThat(server.bean(KnownSubjects.class).find("wu-jing")).isEmpty();

    administrator.post(path("wu-jing", "admission"), Map.of());
    assertThat(new Visit(server).signIn("wu-jing").body()).contains("吴静");
    assertThat(audit("/api/v1/audit-events?subject=he-lin"))
        .contains("person.shut-out", "person.let-in", "wu-jing");
  }

  @Test
  void shutsASystemOutWithTheTokenItHolds() throws Exception {
    String token = server.token("wuchang-emergency");
    assertThat(withToken(token).statusCode()).isEqualTo(200);
    Visit administrator = administrator();
    administrator.post(path("wuchang-emergency", "exclusion"), Map.of());
    HttpResponse<String> refused = withToken(token);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("shut out wuchang-emergency");
    assertThat(server.token("wuchang-emergency")).isEmpty();
    administrator.post(path("wuchang-emergency", "admission"), Map.of());
    assertThat(withToken(token).statusCode()).isEqualTo(200);
  }

  @Test
  void givesANewPasswordOnceAndTheOldOneHoldsNoMore() throws Exception {
    String old = server.secret("zhao-min");
    HttpResponse<String> shown = administrator().post(path("zhao-min", "password"), Map.of());
    String fresh = shown.body().replaceAll("(?s).*<code id=\"password\">([^<]+)</code>.*", "$1");
    assertThat(fresh).matches("([a-z2-9]{4}-){5}[a-z2-9]{4}");
    assertThat(new Visit(server).signIn("zhao-min", old).body()).contains("is wrong");
    assertThat(new Visit(server).signIn("zhao-min", fresh).body()).contains("赵敏");
    assertThat(Files.readString(home.resolve("credentials.json"))).doesNotContain(fresh, old);
    assertThat(audit("/api/v1/audit-events?subject=he-lin"))
        .contains("person.renew-password")
        .doesNotContain(fresh);
  }

  @Test
  void endsTheSessionsOfAPerson() throws Exception {
    Visit owner = new Visit(server);
    owner.signIn("chen-hao");
    administrator().post(path("chen-hao", "session-end"), Map.of());
    assertThat(owner.get("/console").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void shutsOutNeitherItselfNorTheWorker() throws Exception {
    Visit administrator = administrator();
    assertThat(administrator.post(path("he-lin", "exclusion"), Map.of()).statusCode())
        .isEqualTo(409);
    assertThat(administrator.post(path("worker", "exclusion"), Map.of()).statusCode())
        .isEqualTo(409);
    assertThat(administrator.post(path("nobody", "exclusion"), Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(administrator.get("/console/people").statusCode()).isEqualTo(200);
  }

  private static String audit(String path) throws Exception {
    Visit auditor = new Visit(server);
    auditor.signIn("sun-tao");
    return auditor.get(path).body();
  }

  private static Visit administrator() throws Exception {
    Visit administrator = new Visit(server);
    administrator.signIn("he-lin");
    administrator.get("/console/people");
    return administrator;
  }

  private static String path(String id, String deed) {
    return "/console/people/" + id + "/" + deed;
  }

  private static HttpResponse<String> withToken(String token) throws Exception {
    return server.send(
        HttpRequest.newBuilder(URI.create(server.uri("/api/v1/subscriptions")))
            .header("Authorization", "Bearer " + token));
  }
}
