package city.weir.server.demands;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demand, the lists and the standards library, as the people on all sides see them. */
class DemandDeskTest {
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

  @Test
  void leadsFromTheNeedToTheAccessRequest() throws Exception {
    // She says what she needs; it is matched at once, with the reasons.
    Page agency = chromium.signIn(server, "li-wen");
    Chromium.follow(agency, "nav >> text=Demands");
    Chromium.follow(agency, "main >> text=Say what you need");
    agency.fill("#title", "医院值班电话");
    agency.fill("#items", "值班电话\n行政区划代码\n空余床位数");
    agency.selectOption("#purpose", "emergency-response");
    agency.fill("#use", "伤员就近分流");
    agency.fill("#ground", "《突发事件应对法》第四十九条");
    agency.fill("#area", "42");
    agency.click("button:has-text('Send, and match')");
    agency.waitForSelector("#finding-area:has-text('420103')");
    assertThat(agency.getAttribute("#area", "aria-invalid")).isEqualTo("true");
    assertThat(agency.getAttribute("#title", "aria-invalid")).isNull();
    agency.click(".problem a:has-text('Area')");
    assertThat(agency.locator("#area")).isFocused();
    agency.fill("#area", "420103");
    agency.click("button:has-text('Send, and match')");
    agency.waitForSelector("h2:has-text('Entries that may satisfy it')");
    assertThat(Chromium.text(agency, "main")).contains("Matched", "duty_phone", "空余床位数");
    String path = java.net.URI.create(agency.url()).getPath();

    // The steward asks the provider.
    Page steward = chromium.signIn(server, "zhao-min");
    steward.navigate(server.uri("/console/demands"));
    assertThat(Chromium.text(steward, "main")).contains("wait for you");
    Chromium.follow(steward, "main table a:has-text('医院值班电话')");
    steward.selectOption("#provider", "11420100MB1000004U");
    steward.fill("#offer-comment", "请答复");
    steward.click("button:text-is('Ask')");
    steward.waitForSelector("text=has been asked");

    // The owner promises, then names the entry.
    Page owner = chromium.signIn(server, "chen-hao");
    owner.navigate(server.uri("/console/demands"));
    Chromium.follow(owner, "main table a:has-text('医院值班电话')");
    owner.fill("#promise-by", LocalDate.now(Clock.systemUTC()).plusDays(20).toString());
    owner.click("button:text-is('Promise')");
    owner.waitForSelector(".done:has-text('will provide it by')");
    owner.click("ol.cards li:has-text('duty_phone') >> nth=0 >> button:has-text('It satisfies')");
    owner.waitForSelector(".done:has-text('Satisfied by')");

    // She goes on to the request, which knows already what it is for.
    agency.navigate(server.uri(path));
    agency.click(".done >> text=Ask for access");
    agency.waitForSelector("#purpose");
    assertThat(agency.inputValue("#purpose")).isEqualTo("emergency-response");
    assertThat(agency.inputValue("#use")).isEqualTo("伤员就近分流");
    assertThat(agency.inputValue("#ground")).contains("突发事件应对法");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void listsWhatIsSharedAndFiltersIt() throws Exception {
    Page page = chromium.signIn(server, "li-wen");
    Chromium.follow(page, "nav >> text=Supply list");
    page.fill("#q", "水位");
    page.waitForSelector("#found:not(:has-text('医院'))");
    assertThat(Chromium.text(page, "#found")).contains("River stage");
    page.navigate(server.uri("/console/supply?q=zzzzqq"));
    page.click("text=Say what you need");
    page.waitForSelector("#items");
    assertThat(page.inputValue("#title")).isEqualTo("zzzzqq");
    page.navigate(server.uri("/console/supply/not-shared"));
    assertThat(Chromium.text(page, "h1")).isEqualTo("Not shared");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void proposesADataElementAndShowsWhereOthersAreUsed() throws Exception {
    Page page = chromium.signIn(server, "zhao-min");
    Chromium.follow(page, "nav >> text=Standards");
    page.fill("#q", "水位");
    page.waitForSelector("#found tr:has-text('river-stage')");
    page.click("#found a:has-text('river stage')");
    page.waitForSelector("#uses");
    assertThat(Chromium.text(page, "main")).contains("warning_stage", "SL 323-2011");
    page.navigate(server.uri("/console/standards/code-lists/gbt-2260"));
    assertThat(Chromium.text(page, "main")).contains("武昌区", "420100", "district_code");

    page.navigate(server.uri("/console/standards/new"));
    page.fill("#id", "reservoir-code");
    page.fill("#title", "水位");
    page.fill("#definition", "水库的编号");
    page.fill("#source", "本市自定");
    page.click("button:has-text('Propose')");
    page.waitForSelector("main .problem:has-text('river-stage')");
    page.fill("#title", "水库编号");
    page.click("button:has-text('Propose')");
    page.waitForSelector("text=another steward judges it");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void showsOnAnEntryWhatIsDemandedOfIt() throws Exception {
    String section = "section[aria-label='Demands']";
    Page steward = chromium.signIn(server, "zhao-min");
    steward.navigate(server.uri("/console/directory/wuhan.hydrology.river-stage"));
    assertThat(Chromium.text(steward, section)).contains("长江汉口水位流量", "江汉区应急管理局", "agreement");
    assertThat(steward.locator(section + " >> text=Ask for what is missing").count()).isZero();
    steward.click(section + " a:has-text('长江汉口水位流量')");
    steward.waitForSelector("h1:has-text('长江汉口水位流量')");

    // Of what no steward has passed on to its owner, he learns that it is there.
    Page owner = chromium.signIn(server, "chen-hao", "zh-CN", 320, 640);
    owner.navigate(server.uri("/console/directory/wuhan.health.hospital"));
    String demands = "section[aria-label='数据需求']";
    assertThat(Chromium.text(owner, demands))
        .contains("尚未转交", "现行供给协议")
        .doesNotContain("医院床位和值班电话");
    assertThat(Chromium.fits(owner)).isTrue();

    Page reader = chromium.signIn(server, "li-wen");
    reader.navigate(server.uri("/console/directory/wuhan.hydrology.river-stage"));
    assertThat(Chromium.text(reader, section)).doesNotContain("长江汉口水位流量", "agreement");
    reader.focus(section + " a");
    reader.keyboard().press("Enter");
    reader.waitForSelector("#items");
    assertThat(reader.inputValue("#title")).isEqualTo("河道水位");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isUsedInChineseOnAPhone() throws Exception {
    Page page = chromium.signIn(server, "li-wen", "zh-CN", 320, 640);
    for (String path :
        List.of(
            "/console/demands",
            "/console/demands/new",
            "/console/supply",
            "/console/supply/not-shared",
            "/console/standards",
            "/console/standards/elements/river-stage",
            "/console/standards/code-lists",
            "/console/standards/code-lists/gbt-2260")) {
      page.navigate(server.uri(path));
      assertThat(Chromium.fits(page)).as(path).isTrue();
      assertThat(Chromium.text(page, "main")).as(path).doesNotContain("??");
    }
    Page steward = chromium.signIn(server, "zhao-min", "zh-CN", 320, 640);
    steward.navigate(server.uri("/console/demands/dem-00000000-stage"));
    assertThat(Chromium.fits(steward)).isTrue();
    assertThat(Chromium.text(steward, "main")).doesNotContain("??").contains("数据元相同", "流量");
    assertThat(chromium.complaints()).isEmpty();
  }
}
