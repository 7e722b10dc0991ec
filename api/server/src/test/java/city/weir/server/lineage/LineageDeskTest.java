package city.weir.server.lineage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of lineage, as people see it. */
class LineageDeskTest {
  private static final String DAY = "/console/lineage/" + LineageCity.DAY;

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    server = LineageCity.start(home);
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  @Test
  void leadsAStewardFromTheListToTheColumns() throws Exception {
    Page page = chromium.signIn(server, "zhao-min");
    Chromium.follow(page, "nav >> text=Lineage");
    page.fill("#q", "river-day");
    page.click("button:has-text('Search')");
    page.click("main .cards a");
    page.waitForSelector(".picture .box.start");
    assertThat(Chromium.text(page, ".picture")).contains("raw.river_stage", "Flood");
    assertThat(Chromium.text(page, ".outlines")).contains("mqtt:hydrology/+/stage", "Flood now");
    shoot(page, "steward");

    page.click(".box.start a.columns");
    page.waitForSelector(".box.start .rows");
    page.click(".box.dataset:not(.start):has-text('River stage') a.columns");
    // A straight line has no height, so that it never counts as visible.
    page.waitForSelector(
        ".line.column", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    assertThat(page.url()).contains("open=");
    shoot(page, "steward-columns");

    page.click(".box.start .rows a:has-text('highest_stage')");
    page.waitForSelector("text=Only what the column highest_stage");
    assertThat(Chromium.text(page, "#lineage table")).contains("resource.river_stage.stage");
    assertThat(page.locator(".rows .asked").count()).isEqualTo(1);
    shoot(page, "steward-column");

    page.selectOption("#direction", "up");
    page.waitForSelector("#lineage:not(:has(#lineage-below))");
    assertThat(Chromium.text(page, ".picture")).doesNotContain("Flood situation");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void showsAnAgencyHowManyThereAreButNotWhat() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    page.navigate(server.uri(DAY));

    assertThat(page.locator(".picture .box.unseen").count()).isEqualTo(2);
    assertThat(page.content())
        .contains("1 you may not see", "Goes into, and is used by")
        .doesNotContain(LineageCity.DRAFT, "保密预案", "flood_plan", "mqtt:", "raw.");
    shoot(page, "agency");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void standsOnThePageOfTheDataset() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    page.navigate(server.uri("/console/datasets/" + LineageCity.FLOOD));
    page.waitForSelector("#lineage .box.start:has-text('Flood situation')");
    assertThat(Chromium.text(page, "#lineage")).contains("River days", "Flood now");
    page.click(".box.start a.columns");
    page.waitForSelector("#lineage .rows >> text=below_warning");
    shoot(page, "dataset");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void showsOnThePageOfAGaugeWhatItFeeds() throws Exception {
    Page page = chromium.signIn(server, "zhao-min");
    page.navigate(server.uri("/console/directory/wuhan.water.stage-gauge"));
    page.waitForSelector("#lineage .box.entry.start:has-text('gauge at Hankou')");
    assertThat(Chromium.text(page, "section[aria-label=Lineage] .feeds"))
        .contains("Feeds", "River stage", "水位", "stage", "观测时间", "observed_at");
    page.waitForSelector("#lineage .box.dataset .rows >> text=stage");
    assertThat(Chromium.text(page, ".outlines")).contains("raw.river_stage", "River days");
    shoot(page, "gauge");
    page.click("#lineage .box.dataset .name a:has-text('River stage')");
    page.waitForSelector(".box.entry:not(.start):has-text('gauge at Hankou')");
    page.click("text=Its entry");
    page.waitForURL(server.uri("/console/directory/" + LineageCity.STAGE));

    Page phone = chromium.signIn(server, "li-wen", "zh-CN", 320, 640);
    phone.navigate(server.uri("/console/directory/wuhan.water.stage-gauge"));
    phone.waitForSelector("#lineage .outlines");
    assertThat(Chromium.text(phone, "section[aria-label=血缘]"))
        .contains("汇入", "河道水位", "水位", "您无权查看")
        .doesNotContain("mqtt:", "raw.");
    assertThat(Chromium.fits(phone)).isTrue();
    shoot(phone, "gauge-phone");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void tellsTheStewardOfASourceThatNoEntryDescribes() throws Exception {
    String gas = "wuhan.gas.gas-reading";
    Path file = home.resolve("contracts/gas-reading.odcs.yaml");
    String sound = Files.readString(file);
    Files.writeString(file, sound.replace("from: [wuhan.gas.valve-sensor]", "from: [no.such-one]"));
    server.bean(Contracts.class).reload();
    try {
      Page steward = chromium.signIn(server, "zhao-min");
      Chromium.follow(steward, "nav >> text=My work");
      steward.click("main a:has-text('Contracts with mistakes')");
      assertThat(steward.locator("main"))
          .containsText("gas-reading.odcs.yaml names 'no.such-one', which no entry in force has");
      steward.locator("main li:has-text('no.such-one') a").click();
      steward.waitForURL(server.uri("/console/directory/" + gas));
      assertThat(steward.locator("section[aria-label=Lineage]"))
          .containsText("The contract names 'no.such-one' as a source");
      Page agency = chromium.signIn(server, "li-wen");
      agency.navigate(server.uri("/console/directory/" + gas));
      assertThat(agency.locator("section[aria-label=Lineage]")).isVisible();
      assertThat(agency.locator("main")).not().containsText("no.such-one");
    } finally {
      Files.writeString(file, sound);
      server.bean(Contracts.class).reload();
    }
  }

  @Test
  void isWalkedByKeyboard() throws Exception {
    Page page = chromium.signIn(server, "zhao-min");
    page.navigate(server.uri(DAY));
    page.focus(".picture");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.closest('.box') !== null")).isEqualTo(true);
    page.focus(".box.dataset:not(.start) .name a");
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains(LineageCity.DAY));
    assertThat(page.locator(".box.start").count()).isEqualTo(1);
  }

  @Test
  void isReadAsAListOnAPhoneInChinese() throws Exception {
    Page page = chromium.signIn(server, "zhao-min", "zh-CN", 320, 640);
    for (String path :
        java.util.List.of("/console/lineage", DAY, "/console/lineage/" + LineageCity.HOSPITAL)) {
      page.navigate(server.uri(path));
      assertThat(Chromium.fits(page)).as(path).isTrue();
    }
    assertThat(page.isVisible(".picture")).isFalse();
    assertThat(Chromium.text(page, "main")).contains("去向与使用者", "江汉区应急管理局", "依协议");
    shoot(page, "phone");
    assertThat(chromium.complaints()).isEmpty();
  }

  /** Pictures for people who work on the page: where the system property says, or none. */
  private static void shoot(Page page, String name) {
    String folder = System.getProperty("weir.shots");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }
}
