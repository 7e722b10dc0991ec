package city.weir.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import city.weir.sharing.audit.ledger.Tampering;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor of the sample city at work, in a real Chromium. */
class AuditPagesTest {
  private static final String AUDITOR = "sun-tao";

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
    server.get("jianghan-emergency", "/api/v1/datasets/wuhan.health.hospital/rows");
    server.get("wuchang-emergency", "/api/v1/datasets/wuhan.gas.gas-reading/rows");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    chromium.close();
  }

  @Test
  void findsARefusalAndARead() throws Exception {
    Page page = chromium.signIn(server, AUDITOR);
    Chromium.follow(page, "nav >> text=Audit");
    page.selectOption("#outcome", "DENY");
    page.fill("#dataset", "wuhan.gas.gas-reading");
    page.click("button:has-text('Find')");
    page.waitForSelector(
        "#found:not(:has-text('jianghan-emergency')) tbody tr:has-text('wuchang-emergency')");
    assertThat(Chromium.text(page, "#found")).contains("denied");
    page.selectOption("#outcome", "PERMIT");
    page.fill("#dataset", "wuhan.health.hospital");
    page.fill("#action", "rows.");
    page.keyboard().press("Enter");
    page.waitForSelector(
        "#found:not(:has-text('wuchang-emergency')) tbody tr:has-text('jianghan-hospital')");
    page.click("#found tbody tr >> nth=0 >> a");
    page.waitForSelector("#chain");
    assertThat(Chromium.text(page, "main")).contains("jianghan-emergency", "127.0.0.1", "Its hash");
    assertThat(Chromium.text(page, "main code >> nth=1")).matches("[0-9a-f]{64}");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void addsUpAndDrawsTheDays() throws Exception {
    Page page = chromium.signIn(server, AUDITOR);
    page.navigate(server.uri("/console/audit/summary?action=rows."));
    assertThat(Chromium.text(page, "#totals"))
        .contains("wuhan.health.hospital", "jianghan-hospital");
    page.uncheck("input[value=DATASET]");
    page.click("button:has-text('Add up')");
    page.waitForSelector("#totals section[aria-labelledby=groups] thead:not(:has-text('dataset'))");
    assertThat(page.locator("#totals meter").count()).isPositive();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void savesWhatItFound() throws Exception {
    Page page = chromium.signIn(server, AUDITOR);
    page.navigate(server.uri("/console/audit?outcome=DENY&dataset=wuhan.gas.gas-reading"));
    Download download = page.waitForDownload(() -> page.click("a[download]"));
    assertThat(Files.readString(download.path()))
        .startsWith("\ufeffsequence,at,subject")
        .contains("wuchang-emergency", "DENY")
        .doesNotContain("jianghan-emergency");
  }

  @Test
  void verifiesAndShowsWhatSomebodyDidToTheFiles() throws Exception {
    Page page = chromium.signIn(server, AUDITOR);
    page.navigate(server.uri("/console/audit/verifications"));
    page.click("#verify");
    page.waitForSelector("#runs article[data-state=INTACT]");

    server.bean(LakeAuditLog.class).drain();
    byte[][] before = new byte[1][];
    Path file = Tampering.files(home.resolve("warehouse"), "event").get(0);
    before[0] = Files.readAllBytes(file);
    Tampering.events(home.resolve("warehouse"), rows -> rows.get(1).setField("subject", "nobody"));
    page.click("#verify");
    page.waitForSelector("#runs article[data-state=BROKEN]");
    assertThat(Chromium.text(page, "#runs"))
        .contains("First broken link", "It was changed", file.getFileName().toString());
    Files.write(file, before[0]);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isUsedInChineseOnAPhoneWithTheKeyboard() throws Exception {
    Page page = chromium.signIn(server, AUDITOR, "zh-CN", 320, 640);
    for (String path :
        new String[] {
          "/console/audit",
          "/console/audit/events/1",
          "/console/audit/summary",
          "/console/audit/verifications"
        }) {
      page.navigate(server.uri(path));
      assertThat(Chromium.fits(page)).as(path).isTrue();
      assertThat(Chromium.text(page, "nav[aria-label=审计各部分]")).contains("验证");
    }
    page.navigate(server.uri("/console/audit"));
    page.focus("#subject");
    page.keyboard().type("wuchang-emergency");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("subject=wuchang-emergency"));
    page.waitForSelector("#found tbody tr:has-text('拒绝')");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isClosedToEverybodyElse() throws Exception {
    for (String person : new String[] {"li-wen", "zhao-min", "zhou-yan", "he-lin"}) {
      Page page = chromium.signIn(server, person);
      assertThat(page.navigate(server.uri("/console/audit")).status()).as(person).isEqualTo(403);
    }
  }
}
