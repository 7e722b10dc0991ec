package city.weir.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's skeleton as people of the sample city see it. */
class ConsoleTest {
  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.open();
    server =
        TestServer.start(
            home,
            List.of(TryPages.class),
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  @Test
  void asksWhoComesAndLeadsToThePageThatWasAskedFor() throws Exception {
    Page page = chromium.page("en", 1280, 800);
    page.navigate(server.uri("/console/try"));
    assertThat(page.url()).contains("/sign-in");
    Chromium.fillIn(page, "li-wen", server.secret("li-wen"));
    page.waitForURL(server.uri("/console/try"));
    assertThat(Chromium.text(page, "h1")).isEqualTo("For agencies");
    assertThat(Chromium.text(page, ".who")).contains("李雯");
    page.click("text=Sign out");
    page.navigate(server.uri("/console"));
    assertThat(page.url()).contains("/sign-in");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void opensToEachWhatTheRolesOpen() throws Exception {
    Page agency = chromium.signIn(server, "li-wen");
    assertThat(Chromium.text(agency, "nav")).contains("Try it");
    Page auditor = chromium.signIn(server, "sun-tao");
    assertThat(Chromium.text(auditor, "header")).doesNotContain("Try it");
    Response refused = auditor.navigate(server.uri("/console/try"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(Chromium.text(auditor, "main")).contains("Not permitted", "/console/try");
    assertThat(auditor.navigate(server.uri("/console/nothing-here")).status()).isEqualTo(403);
  }

  @Test
  void switchesTheLanguageAndKeepsIt() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    Chromium.follow(page, "text=中文");
    assertThat(page.getAttribute("html", "lang")).isEqualTo("zh-CN");
    page.navigate(server.uri("/console"));
    assertThat(Chromium.text(page, "main")).contains("您好，李雯", "420103");
  }

  @Test
  void isUsedOnAPhoneAndWithTheKeyboardAlone() throws Exception {
    Page page = chromium.page("zh-CN", 320, 640);
    page.navigate(server.uri("/console"));
    page.keyboard().type("li-wen");
    page.keyboard().press("Tab");
    page.keyboard().type(server.secret("li-wen"));
    page.keyboard().press("Enter");
    page.waitForURL(server.uri("/console"));
    assertThat(Chromium.fits(page)).isTrue();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }

  @Test
  void showsARefusalAboveTheContentThatHtmxAskedFor() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    page.navigate(server.uri("/console/try"));
    page.click("#fails");
    page.waitForSelector("#notice .problem");
    assertThat(Chromium.text(page, "#notice")).contains("Not found", "There is no such thing");
    page.click("#works");
    page.waitForSelector("#answer:has-text('heard from li-wen')");
    assertThat(chromium.complaints()).isEmpty();
  }
}
