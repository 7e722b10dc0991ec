package city.weir.server.grading;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classification and grade on an entry's page, as those who may know why see it and others. */
class GradingSectionTest {
  private static final String SECTION = "section[aria-label='Classification and grade']";

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
  void tellsTheStewardWhatWasFoundAndWhyItIsGradedSo() throws Exception {
    Page an = chromium.signIn(server, "an");
    an.navigate(server.uri("/console/directory/test.register"));
    assertThat(Chromium.text(an, SECTION)).contains("general 4", "as its provider wrote it");

    Registers.scan(server);
    an.reload();
    assertThat(Chromium.text(an, SECTION))
        .contains("proposals wait", "phone number", "too low", "of the form 9×11", "Data looked")
        .doesNotContain("11010519491231002X", "解放大道", "general-");
    picture(an, "grading-section-desk");

    // By keyboard to the factors, and to the proposal.
    an.focus(SECTION + " li:has(code:text-is('phone')) summary");
    an.keyboard().press("Enter");
    assertThat(Chromium.text(an, SECTION + " li:has(code:text-is('phone')) details[open]"))
        .contains("rights of persons", "whom it concerns", "40 rows");
    an.click(SECTION + " a:has(code:text-is('phone'))");
    an.waitForSelector(".proposals > li:has(code:text-is('phone'))");
    an.click(".proposals > li:has(code:text-is('phone')) >> button:has-text('Accept')");
    an.waitForURL(server.uri("/console/grading"));

    an.navigate(server.uri("/console/directory/test.register"));
    assertThat(Chromium.text(an, SECTION + " .cards li:has(code:text-is('phone'))"))
        .contains("general 4", "masked", "accepted by", "To be looked at again on")
        .doesNotContain("too low");
    assertThat(server.get("watcher", "/api/v1/audit-events?action=grading.read").body())
        .contains("columns and why they are graded so");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void showsItsOwnerInChineseOnAPhoneTheSameAndAStrangerTheGradeAlone() throws Exception {
    Registers.scan(server);
    Page owner = chromium.signIn(server, "ou", "zh-CN", 320, 640);
    owner.navigate(server.uri("/console/directory/test.roster"));
    String section = "section[aria-label='分类分级']";
    assertThat(Chromium.text(owner, section))
        .contains("一般 4 级", "条定级建议待决定")
        .doesNotContain("general-");
    assertThat(Chromium.fits(owner)).isTrue();
    owner.navigate(server.uri("/console/directory/test.register"));
    assertThat(Chromium.text(owner, section)).contains("电话号码", "取样 40 个值", "定级偏低");
    assertThat(Chromium.fits(owner)).isTrue();
    picture(owner, "grading-section-phone");

    Page stranger = chromium.signIn(server, "shi");
    stranger.navigate(server.uri("/console/directory/test.register"));
    assertThat(Chromium.text(stranger, SECTION)).contains("general 4");
    assertThat(Chromium.text(stranger, SECTION))
        .doesNotContain("proposals", "phone number", "sampled", "looked through");
    assertThat(stranger.locator(SECTION).getByRole(AriaRole.LINK).count()).isZero();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void speaksOfGradesInWordsInBothLanguages() throws Exception {
    Registers.scan(server);
    Page an = chromium.signIn(server, "an", "zh-CN", 1280, 800);
    an.navigate(server.uri("/console/grading"));
    assertThat(Chromium.text(an, "main")).contains("一般 4 级").doesNotContain("general-");
    an.navigate(server.uri("/console/grading/exceptions"));
    assertThat(Chromium.text(an, "#about")).contains("一般").doesNotContain("general-");
    assertThat(chromium.complaints()).isEmpty();
  }
}
