package city.weir.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding on grades, as two stewards see it. */
class GradingPagesTest {
  private static final String OPEN =
      "section:has(a[href='/console/datasets/test.register']) .proposals > li";

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Chromium chromium;

  @SuppressWarnings("NullAway.Init") // set before each test
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    chromium = Chromium.open();
    server = Registers.start(home);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    chromium.close();
  }

  private static String proposal(String column) {
    return OPEN + ":has(code:text-is('" + column + "'))";
  }

  /** For people to look at; only where somebody named a folder. */
  private static void picture(Page page, String name) throws Exception {
    String folder = System.getProperty("weir.pictures");
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder).resolve(name + ".png")));
    }
  }

  @Test
  void leadsFromTheScanToGradesInForce() throws Exception {
    Page an = chromium.signIn(server, "an");
    an.click("nav >> text=Grades");
    an.click("text=Look through the data now");
    an.waitForSelector("#scan >> text=Show them");
    an.click("#scan >> text=Show them");
    assertThat(an.textContent("main"))
        .contains("too low", "of the form 9×11", "too high", "general 4")
        .doesNotContain("11010519491231002X", "解放大道");
    picture(an, "grading-desk");

    // Two of them together.
    an.check(proposal("phone") + " >> input[type=checkbox]");
    an.check(proposal("papers") + " >> input[type=checkbox]");
    an.fill("#comment", "看过了");
    an.click("text=Accept all that are ticked");
    an.waitForSelector("text=What became of them");
    assertThat(an.textContent("main section")).contains("accepted");
    assertThat(an.locator(proposal("phone")).count()).isZero();
    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().column("phone"))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-4"));

    // One is declined with a reason.
    an.click(proposal("latitude") + " >> summary:has-text('Decline')");
    an.fill(proposal("latitude") + " >> input[name=reason]", "只是办公室");
    an.click(proposal("latitude") + " >> button:has-text('Decline')");
    an.waitForURL(server.uri("/console/grading"));
    assertThat(an.locator(proposal("latitude")).count()).isZero();

    // A lower grade takes two.
    an.click(proposal("home") + " >> button");
    an.waitForSelector("text=takes effect when another steward");
    assertThat(an.locator(proposal("home") + " >> button:has-text('Accept')").count()).isZero();
    Page bo = chromium.signIn(server, "bo");
    bo.navigate(server.uri("/console/grading"));
    bo.click(proposal("home") + " >> button:has-text('Accept')");
    bo.waitForURL(server.uri("/console/grading"));
    assertThat(bo.locator(proposal("home")).count()).isZero();
    bo.click("nav >> text=accepted");
    assertThat(bo.textContent("main")).contains("看过了", "To be looked at again on");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void asksForAnExceptionAndHasItApprovedByTheOther() throws Exception {
    Page an = chromium.signIn(server, "an", "zh-CN", 1280, 800);
    an.navigate(server.uri("/console/grading/exceptions?about=test.roster/home"));
    an.selectOption("#grade", "general-2");
    an.selectOption("#because", "generalised");
    an.fill("#why", "只到街道");
    an.fill("#until", "2027-06-30");
    an.click("text=提交申请");
    an.waitForSelector("text=由另一位数据管理员审批");
    assertThat(an.locator("button:has-text('批准')").count()).isZero();
    picture(an, "exceptions-desk");

    Page bo = chromium.signIn(server, "bo", "zh-CN", 1280, 800);
    bo.navigate(server.uri("/console/grading/exceptions"));
    bo.click("button:has-text('批准')");
    bo.waitForSelector(".tag.good:has-text('已批准')");
    assertThat(server.bean(Contracts.class).byId("test.roster").orElseThrow().column("home"))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-2"));

    bo.click("summary:has-text('撤销')");
    bo.fill("details[open] input[name=reason]", "口径变了");
    bo.click("details[open] button");
    bo.waitForSelector("text=已撤销");
    assertThat(server.bean(Contracts.class).byId("test.roster")).isEmpty();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isDoneByKeyboardInChineseOnAPhone() throws Exception {
    Registers.scan(server);
    Page an = chromium.signIn(server, "an", "zh-CN", 320, 640);
    an.navigate(server.uri("/console/grading/exceptions"));
    assertThat(Chromium.fits(an)).isTrue();
    picture(an, "exceptions-phone");
    an.navigate(server.uri("/console/grading"));
    assertThat(Chromium.fits(an)).isTrue();
    assertThat(an.textContent("main")).contains("定级偏低", "一般 4 级", "把握高");
    picture(an, "grading-phone");

    an.focus(proposal("phone") + " >> input[type=checkbox]");
    an.keyboard().press("Space");
    an.focus("#comment");
    an.keyboard().press("Enter");
    an.waitForSelector("text=处理结果");
    assertThat(an.locator(proposal("phone")).count()).isZero();
    assertThat(Chromium.fits(an)).isTrue();
    assertThat(chromium.complaints()).isEmpty();
  }
}
