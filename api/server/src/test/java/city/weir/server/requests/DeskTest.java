package city.weir.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.lake.Lake;
import city.weir.server.Chromium;
import city.weir.server.TableRows;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request from the first look to the last row, as the people on both sides see it. */
class DeskTest {
  private static final String DATASET = "wuhan.health.hospital-supply";
  private static final String ROWS = "/api/v1/datasets/" + DATASET + "/rows";

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
    TableRows.append(
        server.bean(Lake.class),
        "resource.hospital_supply",
        List.of(
            row("A001", "医用外科口罩", "420103", 500L),
            row("A002", "防护服", "420103", 30L),
            row("A003", "护目镜", "420106", 80L)));
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  private static Map<String, Object> row(String entry, String item, String district, long wanted) {
    return Map.of(
        "entry_id",
        entry,
        "item",
        item,
        "district_code",
        district,
        "standard",
        "YY 0469-2011",
        "wanted",
        wanted);
  }

  @Test
  void leadsFromTheFirstLookToTheLastRow() throws Exception {
    // She finds it, and sees that it is closed to her, and why.
    Page agency = chromium.signIn(server, "li-wen");
    Chromium.follow(agency, "nav >> text=Find data");
    agency.fill("#q", "医院物资需求");
    agency.click("#hits a:has-text('wanted')");
    agency.waitForSelector("text=there is no agreement");
    assertThat(Chromium.text(agency, "main")).contains("closed to you", "there is no agreement");
    assertThat(server.get("jianghan-emergency", ROWS).statusCode()).isEqualTo(403);

    // She asks for it; the machine corrects her while she types.
    Chromium.follow(agency, "text=Ask for it");
    agency.selectOption("#purpose", "command-dispatch");
    agency.fill("#use", "江汉区应急物资调配");
    agency.fill("#ground", "《突发事件应对法》第四十四条");
    agency.fill("#rows", "wantd > 10");
    agency.waitForSelector("#finding-rows .blocks");
    assertThat(Chromium.text(agency, "#finding-rows")).contains("wantd");
    agency.fill("#rows", "wanted > 10");
    agency.fill("#until", LocalDate.now(java.time.Clock.systemUTC()).plusMonths(6).toString());
    agency.waitForSelector("#verdict.good");
    agency.click("button:has-text('Hand in')");
    agency.waitForSelector("text=The statutory clock");
    assertThat(Chromium.text(agency, "main")).contains("In review", "of 5 working days");

    // The owner sees what would go out, and grants less.
    Page owner = chromium.signIn(server, "chen-hao");
    Chromium.follow(owner, "nav >> text=My work");
    assertThat(Chromium.text(owner, "main li:has-text('Review') .tag")).isEqualTo("1");
    Chromium.follow(owner, "nav >> text=Review");
    assertThat(Chromium.text(owner, "main")).contains("李雯", "waits for you");
    owner.click("main table a");
    owner.waitForSelector("#preview td:has-text('防护服')");
    assertThat(Chromium.text(owner, "#preview")).contains("YY 0469-2011").doesNotContain("护目镜");
    owner.uncheck("input[name=columns][value=standard]");
    owner.click("text=Preview anew");
    owner.waitForSelector("#preview:not(:has-text('YY 0469-2011'))");
    owner.click("button:has-text('Grant')");
    owner.waitForSelector("text=Granted by agreement");

    // She reads in the page, and her system by the copied call.
    agency.reload();
    assertThat(Chromium.text(agency, "main")).contains("Granted");
    Chromium.follow(agency, "text=Read the data");
    agency.fill("#filter", "item = '防护服'");
    agency.click("#try button:has-text('Run')");
    agency.waitForSelector("#answer td:has-text('防护服')");
    assertThat(Chromium.text(agency, "#answer")).doesNotContain("口罩", "YY 0469-2011");
    String call = Chromium.text(agency, "#call");
    assertThat(call).contains("Authorization: Bearer $TOKEN").contains("filter=");
    String path = call.substring(call.indexOf(ROWS), call.lastIndexOf('\''));
    HttpResponse<String> copied = server.get("jianghan-emergency", path);
    assertThat(copied.statusCode()).isEqualTo(200);
    assertThat(copied.body()).contains("防护服").doesNotContain("护目镜", "standard\"");

    // The owner sees the use, and ends it; the next read is refused, and says why.
    Chromium.follow(owner, "nav >> text=Agreements");
    Chromium.follow(
        owner, "main tr:has-text('" + DATASET + "'):has-text('jianghan-emergency') th a");
    assertThat(Chromium.text(owner, "main")).contains("In force");
    owner.fill("#revoke-note", "任务结束");
    owner.check("input[type=checkbox]");
    owner.click("button:has-text('Revoke')");
    owner.waitForSelector("text=Version 2: revoked");
    agency.click("#try button:has-text('Run')");
    agency.waitForSelector("#answer .problem");
    assertThat(Chromium.text(agency, "#answer")).contains("revoked");
    assertThat(server.get("jianghan-emergency", path).statusCode()).isEqualTo(403);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isAskedForByKeyboardInChineseOnAPhone() throws Exception {
    Page page = chromium.signIn(server, "li-wen", "zh-CN", 320, 640);
    for (String path :
        List.of(
            "/console/datasets",
            "/console/datasets/" + DATASET,
            "/console/requests",
            "/console/agreements",
            "/console/requests/new?dataset=wuhan.health.supply-demand")) {
      page.navigate(server.uri(path));
      assertThat(Chromium.fits(page)).as(path).isTrue();
      assertThat(page.getAttribute("html", "lang")).isEqualTo("zh-CN");
    }
    page.focus("#purpose");
    page.keyboard().type("统计");
    page.keyboard().press("Tab");
    page.keyboard().type("汇总全区物资需求");
    page.keyboard().press("Tab");
    page.keyboard().type("《统计法》");
    page.focus("button:has-text('存为草稿')");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.endsWith("/form"));
    assertThat(page.inputValue("#use")).isEqualTo("汇总全区物资需求");
    page.navigate(server.uri("/console/requests"));
    assertThat(Chromium.text(page, "main")).contains("草稿", "汇总全区物资需求");
    assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("我的申请")).count())
        .isEqualTo(1);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void keepsEachSideToItsOwn() throws Exception {
    Page auditor = chromium.signIn(server, "sun-tao");
    for (String path : List.of("/console/requests", "/console/review", "/console/datasets")) {
      assertThat(auditor.navigate(server.uri(path)).status()).as(path).isEqualTo(403);
    }
    Page owner = chromium.signIn(server, "chen-hao");
    owner.navigate(server.uri("/console/agreements"));
    assertThat(Chromium.text(owner, "main"))
        .contains("jianghan-hospital")
        .doesNotContain("jianghan-gas");
  }
}
