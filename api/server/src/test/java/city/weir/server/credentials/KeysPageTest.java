package city.weir.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency's person changes what its system signs in with, in a real browser. */
class KeysPageTest {
  private static final String SYSTEM = "jianghan-emergency";

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.open();
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  private static int tokenBy(String secret) throws Exception {
    return server
        .send(
            server
                .request("", "/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=%s&client_secret=%s"
                            .formatted(SYSTEM, URLEncoder.encode(secret, StandardCharsets.UTF_8)))))
        .statusCode();
  }

  @Test
  void changesTheSecretWithoutAGap() throws Exception {
    String first = server.secret(SYSTEM);
    Page page = chromium.signIn(server, "li-wen");
    Chromium.follow(page, "nav >> text=Secrets and keys");
    page.waitForURL(server.uri("/console/keys"));
    assertThat(page.content()).doesNotContain(first);
    page.fill("#secret-name", "autumn");
    page.click("text=Make it");
    page.waitForSelector("#made");
    String second = Chromium.text(page, "#made pre");
    assertThat(tokenBy(first)).isEqualTo(200);
    assertThat(tokenBy(second)).isEqualTo(200);

    page.navigate(server.uri("/console/keys"));
    assertThat(page.content()).doesNotContain(second);
    page.click("[aria-label='End credentials.json now']");
    page.waitForSelector("text=ended");
    assertThat(tokenBy(first)).isEqualTo(401);
    assertThat(tokenBy(second)).isEqualTo(200);

    // The last one stays, and the page says why.
    page.click("[aria-label='End autumn now']");
    page.waitForSelector(".problem");
    assertThat(Chromium.text(page, "main")).contains("add another one");
    assertThat(tokenBy(second)).isEqualTo(200);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void registersAPublicKeyOnAPhoneInChinese() throws Exception {
    Page page = chromium.signIn(server, "wu-jing", "zh-CN", 320, 640);
    page.navigate(server.uri("/console/keys"));
    assertThat(Chromium.text(page, "h1")).isEqualTo("密钥与公钥");
    assertThat(Chromium.fits(page)).isTrue();
    page.fill("#key-name", "调度系统");
    page.fill("#key-text", "-----BEGIN PRIVATE KEY-----");
    page.click("text=登记 >> nth=-1");
    page.waitForSelector(".problem");
    page.navigate(server.uri("/console/keys"));
    page.focus("#key-name");
    page.keyboard().type("调度系统");
    page.keyboard().press("Tab");
    page.keyboard().type(TestKeys.of(JWSAlgorithm.ES256).pub().toJSONString());
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForSelector("th:has-text('调度系统')");
    assertThat(Chromium.text(page, "tbody")).contains("公钥");
    assertThat(Chromium.fits(page)).isTrue();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isClosedToWhoeverKeepsThePlatformRunningOrWatchesIt() throws Exception {
    Page page = chromium.signIn(server, "sun-tao");
    assertThat(page.navigate(server.uri("/console/keys")).status()).isEqualTo(403);
  }
}
