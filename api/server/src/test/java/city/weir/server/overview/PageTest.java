package city.weir.server.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.weir.server.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as people see it, over the sample city, without a worker. */
class PageTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir static Path home;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            home,
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.replay.speed=50");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void speaksTheReadersLanguage() throws Exception {
    HttpResponse<String> chinese =
        server.send(server.request("", "/").header("Accept-Language", "zh-CN,zh;q=0.9").GET());
    HttpResponse<String> english = server.get("", "/?lang=en");

    assertThat(chinese.body()).contains("原始库", "lang=\"zh-CN\"");
    assertThat(english.body()).contains("Resource", "lang=\"en\"");
    assertThat(english.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("lang=en"));
  }

  @Test
  void keepsNamesOfWhatIsNotOpenFromTheFigures() throws Exception {
    assertThat(server.get("", "/api/v1/overview").body())
        .contains("raw.river_stage", "\"others\":")
        .doesNotContain("gas_reading", "hospital_demand");
    assertThat(server.get("steward", "/api/v1/overview").body()).contains("gas_reading");
  }

  @Test
  void findsDatasetsByWordsOfBothLanguages() throws Exception {
    assertThat(server.get("", "/pages/directory?lang=zh&q=%E6%B0%B4%E4%BD%8D").body())
        .contains("河道水位");
    assertThat(server.get("", "/pages/directory?lang=en&q=earthquake").body())
        .contains("wuhan.earthquake.event");
  }

  @Test
  void rendersWithoutAnyHostButItsOwn() throws Exception {
    requireChromium();
    List<String> outside = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))) {
      Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 844));
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.uri("/")) && !request.url().startsWith("data:")) {
              outside.add(request.url());
            }
          });
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });
      page.navigate(server.uri("/?lang=en"));
      page.waitForSelector("#map .district");
      page.waitForFunction(
          "Number(document.querySelector('[data-zone=raw]').textContent.replace(/\\D/g, '')) > 0");
      page.fill("#q", "water");
      page.waitForFunction("document.querySelectorAll('.hits li').length > 0");

      assertThat(outside).isEmpty();
      assertThat(complaints).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
          .as("fits a phone")
          .isEqualTo(true);
    }
  }

  private static void requireChromium() {
    boolean there = Files.isExecutable(CHROMIUM);
    if (Boolean.getBoolean("weir.forbidSkips")) {
      assertThat(there).as("this test needs %s", CHROMIUM).isTrue();
    }
    assumeTrue(there, "no chromium at " + CHROMIUM);
  }
}
