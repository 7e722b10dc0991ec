package city.weir.server.sql;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.GasCity;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The analyst's part of the console, in a real browser. */
class SqlPagesTest {
  private static final String ALL =
      "select device, district_code, longitude, latitude, co, device_address from"
          + " resource.gas_reading order by device";
  private static final String ENDLESS =
      "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";

  @TempDir static Path home;
  private static SqlCity city;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    city = SqlCity.start(home);
  }

  @AfterAll
  static void stop() {
    city.close();
    chromium.close();
  }

  private static Page open(String person, String path) throws Exception {
    Page page = chromium.signIn(city.server(), person);
    page.navigate(city.server().uri(path));
    return page;
  }

  private static void run(Page page, String sql) {
    page.fill("#sql", sql);
    page.press("#sql", "Control+Enter");
  }

  @Test
  void runsAStatementFromTheKeyboardAndExplainsWhatIsHeldBack() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    run(page, ALL);
    page.waitForSelector(".statement[data-state=finished] table");
    assertThat(page.locator("[data-panel=table] tbody tr").count()).isEqualTo(3);
    assertThat(Chromium.text(page, "[data-panel=table]"))
        .contains("gas-1", "gas-3")
        .doesNotContain(GasCity.ADDRESS);
    assertThat(Chromium.text(page, ".why"))
        .contains("device_address", "masked", "resource.gas_reading");
    page.waitForSelector("#history .history li");
    assertThat(Chromium.text(page, "#history")).contains("Done", "3 rows");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void drawsTheAnswerAsChartAndAsMapAndExportsIt() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    run(page, ALL);
    page.waitForSelector("[data-view=chart]");
    page.click("[data-view=chart]");
    page.waitForSelector(".chart[data-points='3'] canvas");
    page.click("[data-view=map]");
    page.waitForSelector(".map path.leaflet-interactive");
    Download csv = page.waitForDownload(() -> page.click("text=CSV"));
    assertThat(Files.readString(csv.path())).startsWith("device,district_code,").contains("gas-3");
    Download xlsx = page.waitForDownload(() -> page.click("text=XLSX"));
    assertThat(Files.size(xlsx.path())).isPositive();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void showsTheTimeThatRunsAndCancelsByKey() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    run(page, ENDLESS);
    page.waitForSelector(".statement[data-state=running] .ticking");
    page.waitForSelector(".ticking:text-matches('[1-9]')");
    page.keyboard().press("Escape");
    page.waitForSelector(".statement[data-state=cancelled]");
    assertThat(Chromium.text(page, "#statement")).contains("Cancelled");
    run(page, "select count(*) as n from resource.gas_reading");
    page.waitForSelector(".statement[data-state=finished]");
    assertThat(Chromium.text(page, "[data-panel=table] tbody")).contains("3");
  }

  @Test
  void completesTablesColumnsAndFunctionsByKeyboard() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    page.focus("#sql");
    page.keyboard().type("select date_tr");
    page.waitForSelector("#completions li[aria-selected=true]");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#sql")).isEqualTo("select date_trunc");
    page.keyboard().type("('day', observ");
    page.keyboard().press("Tab");
    page.keyboard().type(") from gas_re");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#sql"))
        .isEqualTo("select date_trunc('day', observed_at) from resource.gas_reading");
    assertThat(page.isVisible("#completions")).isFalse();
  }

  @Test
  void listsTheTablesOfTheReaderWithTypesAndMasks() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    page.fill("#schema-search", "gas");
    page.click("[data-table='resource.gas_reading'] summary");
    assertThat(Chromium.text(page, "[data-table='resource.gas_reading']"))
        .contains("observed_at", "timestamp", "device_address", "masked");
  }

  @Test
  void tellsWhereAStatementCannotBeRead() throws Exception {
    Page page = open("wu-jing", "/console/sql");
    run(page, "selec 1");
    page.waitForSelector("#notice .problem");
    assertThat(Chromium.text(page, "#notice")).contains("line 1");
  }

  @Test
  void savesAQuestionSubmitsItAndASecondPersonPublishesIt() throws Exception {
    Page author = open("wu-jing", "/console/sql");
    author.fill(
        "#sql",
        "select device from resource.gas_reading where district_code = :district order by device");
    author.click("#save");
    author.waitForSelector("form#query");
    author.waitForLoadState();
    assertThat(author.inputValue("input.parameter >> nth=0")).isEqualTo("district");
    author.fill("#name", "gas-of-district");
    author.fill("#title-zh", "辖区燃气");
    author.fill("#title-en", "Gas of a district");
    author.selectOption("select[name='parameters[0].need']", "required");
    author.click("form#query #save");
    author.waitForURL("**/console/queries/gas-of-district");
    assertThat(Chromium.text(author, "#state")).isEqualTo("draft");
    author.click("#submit");
    author.waitForSelector("#state:has-text('waits for review')");

    Page steward = open("zhao-min", "/console/queries");
    steward.click("text=Gas of a district");
    steward.waitForSelector("#approve");
    steward.click("#approve");
    steward.waitForSelector("#state:has-text('published')");

    Page agency = open("li-wen", "/console/queries/gas-of-district");
    assertThat(Chromium.text(agency, "main")).doesNotContain("select device");
    agency.fill("#p-district", "420103");
    agency.click("#try-it");
    agency.waitForSelector(".statement[data-state=finished]");
    assertThat(agency.locator("[data-panel=table] tbody tr").count()).isEqualTo(2);
    agency.fill("#p-district", "420106");
    agency.click("#try-it");
    agency.waitForSelector("strong:has-text('0 rows')");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void fitsAPhoneInChinese() throws Exception {
    Page page = chromium.signIn(city.server(), "wu-jing", "zh-CN", 320, 640);
    page.navigate(city.server().uri("/console/sql"));
    run(page, ALL);
    page.waitForSelector(".statement[data-state=finished] table");
    assertThat(Chromium.text(page, "main")).contains("哪些被脱敏或过滤", "可查询的表");
    assertThat(Chromium.fits(page)).isTrue();
    page.navigate(city.server().uri("/console/queries"));
    assertThat(Chromium.text(page, "main")).contains("已发布");
    assertThat(Chromium.fits(page)).isTrue();
  }
}
