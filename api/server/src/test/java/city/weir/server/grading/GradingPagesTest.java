package city.weir.server.grading;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import city.weir.server.settings.CityTime;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
    Chromium.follow(an, "nav >> text=Grades");
    an.click("text=Look through the data now");
    an.waitForSelector("#scan >> text=Show them");
    Chromium.follow(an, "#scan >> text=Show them");
    assertThat(Chromium.text(an, "main"))
        .contains("too low", "of the form 9×11", "too high", "general 4")
        .doesNotContain("11010519491231002X", "解放大道");
    picture(an, "grading-desk");

    // Two of them together.
    an.check(proposal("phone") + " >> input[type=checkbox]");
    an.check(proposal("papers") + " >> input[type=checkbox]");
    an.fill("#comment", "看过了");
    an.click("text=Accept all that are ticked");
    an.waitForSelector("text=What became of them");
    assertThat(Chromium.text(an, "main section")).contains("accepted");
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
    Chromium.follow(bo, "nav >> text=accepted");
    assertThat(Chromium.text(bo, "main")).contains("看过了", "To be looked at again on");
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
  void remindsStewardsAndOwnersBeforeAnExceptionEnds() throws Exception {
    LocalDate today = LocalDate.now(server.bean(CityTime.class).zone());
    Page an = chromium.signIn(server, "an");
    Page bo = chromium.signIn(server, "bo");
    Page owner = chromium.signIn(server, "ou", "zh-CN", 320, 640);
    approved(an, bo, "home", today.plusDays(15));
    an.navigate(server.uri("/console/work"));
    assertThat(Chromium.text(an, "main")).doesNotContain("Exceptions that end soon");

    approved(an, bo, "home", today.plusDays(14));

    an.navigate(server.uri("/console/work"));
    assertThat(Chromium.text(an, "li:has-text('Exceptions that end soon') .tag")).isEqualTo("1");
    owner.navigate(server.uri("/console/work"));
    Chromium.follow(owner, "text=即将到期的例外");
    assertThat(owner.locator("text=届时数据集将失效").count()).isEqualTo(1);
    assertThat(Chromium.fits(owner)).isTrue();
    picture(owner, "exceptions-ending-phone");
    Chromium.follow(owner, "text=请及时重新申请");
    assertThat(owner.inputValue("#about")).isEqualTo("test.roster/home");
    Page stranger = chromium.signIn(server, "shi");
    stranger.navigate(server.uri("/console/work"));
    assertThat(Chromium.text(stranger, "main")).doesNotContain("Exceptions that end soon");
    assertThat(chromium.complaints()).isEmpty();
  }

  private void approved(Page asks, Page judges, String column, LocalDate until) {
    asks.navigate(server.uri("/console/grading/exceptions?about=test.roster/" + column));
    asks.selectOption("#grade", "general-2");
    asks.selectOption("#because", "generalised");
    asks.fill("#why", "只到街道");
    asks.fill("#until", until.toString());
    asks.click("button:text-is('Ask')");
    asks.waitForSelector("text=another steward decides");
    judges.navigate(server.uri("/console/grading/exceptions"));
    judges.click("button:has-text('Approve')");
    judges.waitForSelector("li:has-text('" + until + "') .tag.good");
  }

  @Test
  void asksForALowerGradeThatAnotherStewardAccepts() throws Exception {
    Page an = chromium.signIn(server, "an");
    an.navigate(server.uri("/console/grading"));
    an.click("summary:has-text('Ask for a lower grade or a weaker mask')");
    an.selectOption("#about", "test.register/papers");
    an.selectOption("#grade", "general-1");
    an.fill("#why", "只有编号");
    picture(an, "grading-lower-desk");
    an.click("button:has-text('Ask for it')");
    an.waitForSelector("text=takes effect when another steward accepts it too");
    assertThat(Chromium.text(an, proposal("papers"))).contains("只有编号", "judged by people");

    Page bo = chromium.signIn(server, "bo", "zh-CN", 320, 640);
    bo.navigate(server.uri("/console/grading"));
    assertThat(Chromium.fits(bo)).isTrue();
    bo.click(proposal("papers") + " >> button:has-text('采纳')");
    bo.waitForSelector("text=没有内容");
    assertThat(server.bean(Contracts.class).byId("test.register").orElseThrow().column("papers"))
        .hasValueSatisfying(c -> assertThat(c.grade().word()).isEqualTo("general-1"));
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
    assertThat(Chromium.text(an, "main")).contains("定级偏低", "一般 4 级", "把握高");
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
