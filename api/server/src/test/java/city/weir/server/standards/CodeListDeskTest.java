package city.weir.server.standards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposing a code list and its next version, as two stewards see it. */
class CodeListDeskTest {
  private static final String NEW = "/console/standards/new-code-list";

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

  private static void write(Page page, String id, String version, String from, String lines) {
    page.fill("#id", id);
    page.fill("#title", "灾情等级");
    page.fill("#source", "本市自定");
    page.fill("#version", version);
    page.fill("#from", from);
    page.fill("#lines", lines);
  }

  private static void approve(String id) throws Exception {
    Page other = chromium.signIn(server, "qian-yu");
    other.navigate(server.uri("/console/standards/code-lists/" + id));
    other.click("button:has-text('Put in force')");
    other.waitForSelector("h1 + .tag.good");
  }

  @Test
  void leadsFromPastedLinesOverTheDifferenceToTheNextVersionInForce() throws Exception {
    Page page = chromium.signIn(server, "zhao-min");
    page.navigate(server.uri("/console/standards/code-lists"));
    page.click("text=Propose a code list");
    write(page, "disaster-level", "2025", "2025-01-01", "1,特别重大\n2，重大\n1,较大");
    Chromium.follow(page, "text=Check, and show what changes");
    page.waitForSelector("#problems");
    assertThat(Chromium.text(page, "#problems"))
        .contains("Line 2", "2，重大", "There is no name", "Line 3", "stands on line 1 already");
    assertThat(page.locator("button:text-is('Propose')").count()).isZero();

    page.fill("#lines", "1,特别重大\n2,重大\n3,较大");
    Chromium.follow(page, "text=Check, and show what changes");
    page.waitForSelector("text=no list of this identifier is in force");
    page.click("button:text-is('Propose')");
    page.waitForSelector("text=another steward judges it");
    approve("disaster-level");

    // Its next version comes from a file, as a spreadsheet program in China writes it.
    page.navigate(server.uri("/console/standards/code-lists/disaster-level"));
    Chromium.follow(page, "text=Propose a new version");
    page.setInputFiles(
        "#file",
        new FilePayload(
            "levels.csv",
            "text/csv",
            "代码,名称\n1,特别重大\n2,重大级\n4,一般\n".getBytes(Charset.forName("GB18030"))));
    page.waitForSelector("#file-said:has-text('levels.csv')");
    assertThat(page.inputValue("#lines")).contains("2,重大级");
    page.fill("#version", "2025");
    page.fill("#from", "2024-12-31");
    Chromium.follow(page, "text=Check, and show what changes");
    assertThat(Chromium.text(page, "#problems"))
        .contains("There is a version '2025' already", "which began 2025-01-01");
    page.fill("#version", "2026");
    page.fill("#from", "2026-01-01");
    Chromium.follow(page, "text=Check, and show what changes");
    page.waitForSelector("text=What it changes in version 2025");
    assertThat(Chromium.text(page, "main")).contains("1 new", "1 changed", "1 gone", "重大级", "较大");

    // What was written since is shown again before it is sent.
    page.fill("#lines", "1,特别重大\n2,重大级");
    page.click("button:text-is('Propose')");
    page.waitForSelector("text=0 new");
    assertThat(Chromium.text(page, "main")).contains("1 changed", "1 gone");
    assertThat(page.url()).endsWith("/console/standards/code-lists");
    page.click("button:text-is('Propose')");
    page.waitForSelector("text=another steward judges it");
    assertThat(Chromium.text(page, "main")).contains("What it changes in version 2025", "重大级");
    approve("disaster-level");
    page.reload();
    assertThat(Chromium.text(page, "main")).contains("2025: from 2025-01-01 2026-01-01", "2026");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isWrittenByKeyboardInChineseOnAPhoneAndByStewardsOnly() throws Exception {
    Page page = chromium.signIn(server, "zhao-min", "zh-CN", 320, 640);
    page.navigate(server.uri(NEW + "?id=gbt-2260"));
    assertThat(page.inputValue("#lines")).contains("420103,江汉区");
    assertThat(Chromium.fits(page)).isTrue();
    page.fill("#version", "新版");
    page.fill("#lines", page.inputValue("#lines").replace("420103,江汉区", "420103,江汉新区"));
    page.focus("#version");
    page.keyboard().press("Enter");
    page.waitForSelector("text=与现行版本");
    assertThat(Chromium.text(page, "main")).contains("变更 1", "江汉新区").doesNotContain("??");
    assertThat(Chromium.fits(page)).isTrue();

    Page reader = chromium.signIn(server, "li-wen");
    reader.navigate(server.uri(NEW));
    assertThat(Chromium.text(reader, "main")).contains("Only stewards propose");
    reader.navigate(server.uri("/console/standards/code-lists"));
    assertThat(reader.locator("text=Propose a code list").count()).isZero();
    assertThat(chromium.complaints()).isEmpty();
  }
}
