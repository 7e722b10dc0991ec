package city.weir.server.overview;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as people see it, over the sample city, without a worker. */
class PageTest {
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
    List<String> outside = new ArrayList<>();
    try (Chromium chromium = Chromium.open()) {
      Page page = chromium.page("en", 390, 844);
      page.onRequest(
          request -> {
            if (!request.url().startsWith(server.uri("/")) && !request.url().startsWith("data:")) {
              outside.add(request.url());
            }
          });
      page.navigate(server.uri("/?lang=en"));
      page.waitForSelector("#map .district");
      page.waitForFunction(
          "Number(document.querySelector('[data-zone=raw]').textContent.replace(/\\D/g, '')) > 0");
      page.fill("#q", "water");
      page.waitForFunction("document.querySelectorAll('.hits li').length > 0");

      assertThat(outside).isEmpty();
      assertThat(chromium.complaints()).isEmpty();
      assertThat(Chromium.fits(page)).as("fits a phone").isTrue();
    }
  }
}
