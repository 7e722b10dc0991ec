package city.weir.server.subscriptions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.Chromium;
import city.weir.server.GasCity;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency's subscriptions in a real browser, with a real receiver. */
class SubscriptionPagesTest {
  private static final String NEW = "/console/subscriptions/new?dataset=" + GasCity.DATASET;

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;
  private static HttpServer receiver;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    server =
        TestServer.start(
            home,
            "weir.sample=" + TestServer.root().resolve("samples/wuhan"),
            "weir.subscriptions.own-host=true");
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.stop(0);
    chromium.close();
  }

  private static String hook() {
    return "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
  }

  @Test
  void subscribesSeesEachDeliveryAndChangesTheSecret() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    Chromium.follow(page, "nav >> text=Subscriptions");
    Chromium.follow(page, "main >> text=Subscribe");
    page.selectOption("#dataset", GasCity.DATASET);
    page.fill("#condition", "co > nonsense");
    page.waitForSelector("#check .problem");
    page.fill("#condition", "co > 0");
    page.waitForSelector("#check .done");
    assertThat(Chromium.text(page, "#check")).contains("device");
    page.fill("#url", hook());
    Chromium.follow(page, "button[type=submit]:has-text('Subscribe')");
    String secret = Chromium.text(page, "#secret");
    assertThat(secret).startsWith("whsec_");
    page.click("text=Send a test event");
    assertThat(page.locator("[role=status]")).containsText("HTTP 204");
    assertThat(page.content()).as("it is shown once").doesNotContain(secret);

    GasCity.publish(server.bean(Lake.class), List.of(GasCity.reading("gas-1", "420103", 1)));

    page.waitForSelector("#state tbody tr:nth-child(2)");
    assertThat(Chromium.text(page, "#state tbody")).contains("204", "_ping_");
    page.click("text=New secret");
    assertThat(page.locator("main")).containsText("The old secret signs until");
    assertThat(Chromium.text(page, "#secret")).startsWith("whsec_").isNotEqualTo(secret);
    page.click("button:has-text('Pause')");
    assertThat(page.locator("#state")).containsText("paused");
    page.click("button:has-text('Resume')");
    assertThat(page.locator("#state")).containsText("active");
    page.click("button:has-text('Replay')");
    assertThat(page.locator("[role=status]")).containsText("told again");
    page.click("button:has-text('End the subscription')");
    page.waitForURL(server.uri("/console/subscriptions"));
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isUsedOnAPhoneInChineseAndSaysWhatIsWrong() throws Exception {
    Page page = chromium.signIn(server, "li-wen", "zh-CN", 320, 640);
    page.navigate(server.uri(NEW));
    assertThat(Chromium.text(page, "h1")).isEqualTo("订阅");
    assertThat(Chromium.fits(page)).isTrue();
    page.fill("#url", "https://127.0.0.2.invalid/x");
    page.press("#url", "Enter");
    page.waitForSelector(".problem");
    assertThat(Chromium.text(page, ".problem")).contains("url: Cannot deliver to");
    page.navigate(server.uri(NEW));
    page.check("#by-pull");
    page.focus("button[type=submit]:has-text('订阅')");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=status]")).containsText("订阅成功");
    assertThat(Chromium.text(page, "pre")).contains("/changes");
    assertThat(Chromium.fits(page)).isTrue();
    page.navigate(server.uri("/console/subscriptions"));
    assertThat(Chromium.fits(page)).isTrue();
    assertThat(Chromium.text(page, "table")).contains("拉取");
  }
}
