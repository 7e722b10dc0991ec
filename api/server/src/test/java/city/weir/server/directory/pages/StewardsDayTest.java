package city.weir.server.directory.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.weir.server.Chromium;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory as stewards, a bureau and a partner use it, none of whom has read a manual. */
class StewardsDayTest {
  private static final String DATASET = "wuhan.health.hospital-supply";

  @TempDir static Path home;
  private static TestServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.open();
    server = TestServer.start(home, "weir.sample=" + TestServer.root().resolve("samples/wuhan"));
  }

  @AfterAll
  static void stop() {
    server.close();
    chromium.close();
  }

  @Test
  void showsWhatIsWrongInAContractWhereverSomebodyMeetsIt() throws Exception {
    Path file = home.resolve("contracts/hospital-supply.odcs.yaml");
    String sound = Files.readString(file);
    Files.writeString(file, sound.replace("status: active", "status: on"));
    try {
      server.bean(Contracts.class).reload();
      Page steward = chromium.signIn(server, "zhao-min");
      Chromium.follow(steward, "nav >> text=My work");
      Chromium.follow(steward, "main a:has-text('Contracts with mistakes')");
      assertThat(Chromium.text(steward, "main"))
          .contains("hospital-supply.odcs.yaml, line", "'on' is not one of the words");
      Chromium.follow(steward, "main a:has-text('" + DATASET + "')");
      assertThat(Chromium.text(steward, "main"))
          .contains("Its contract is not in force", "'on' is not one of the words");

      Page owner = chromium.signIn(server, "chen-hao", "zh-CN", 320, 640);
      owner.navigate(server.uri("/console/directory/" + DATASET));
      assertThat(Chromium.text(owner, "main")).contains("其契约未生效").doesNotContain("未找到");
      Page partner = chromium.signIn(server, "li-wen");
      partner.navigate(server.uri("/console/directory/" + DATASET));
      assertThat(Chromium.text(partner, "main"))
          .contains("Core metadata")
          .doesNotContain("Its contract is not in force", "not one of the words");
    } finally {
      Files.writeString(file, sound);
      server.bean(Contracts.class).reload();
    }
  }

  @Test
  void leadsANewStewardFromSigningInToAnEntryThatAPartnerFinds() throws Exception {
    Page author = chromium.signIn(server, "zhao-min");
    Chromium.follow(author, "nav >> text=My work");
    assertThat(author.locator("section:has(.empty)")).not().hasCount(0);
    assertThat(author.locator("section:has(.empty) table")).hasCount(0);
    Chromium.follow(author, "text=New entry");
    Chromium.follow(author, ".tabs a:has-text('File')");

    // Mistakes that are typical, each told at its field, and guided to what is right.
    author.fill("#title", "防汛物资管理系统");
    at(author, "title", "names a system");
    author.fill("#title", "汉江堤防巡查记录");
    author.waitForSelector("#finding-title:not(:has(p))", attached());
    author.fill("#summary", "汉江武汉段各堤防每日巡查的时间、地点、险情和处置情况，由水务局巡查组填报");
    author.selectOption("#class", "主题");
    author.waitForSelector("#item option:nth-child(2)", attached());
    assertThat(author.locator("#subject option").count()).isEqualTo(1);
    author.selectOption("#item", "防汛抗旱");
    author.waitForSelector("#subject option:nth-child(2)", attached());
    author.selectOption("#subject", author.getAttribute("#subject option:nth-child(2)", "value"));
    author.fill("#provider", "武汉市卫生健康委员会");
    author.dispatchEvent("#provider", "change");
    assertThat(author.locator("#provider-code")).hasValue("11420100MB1000004U");
    author.fill("#provider-code", "11420100MB1000004X");
    at(author, "provider-code", "the last checks");
    author.fill("#provider-code", "11420100MB1000004U");
    author.selectOption("#format", "电子表格");
    author.check("input[name=share-way][value=库表]");
    author.selectOption("#share-type", "有条件共享");
    at(author, "share-condition", "needs the condition");
    at(author, "share-way", "is not shared as 库表");
    author.fill("#share-condition", "防汛抗旱指挥部成员单位，用于险情处置");
    author.uncheck("input[name=share-way][value=库表]");
    author.selectOption("#open", "否");
    author.selectOption("#update-cycle", "每日");
    at(author, "format", "need their items");

    // The items, by keyboard alone.
    author.focus("#item-add");
    author.keyboard().press("Enter");
    author.keyboard().type("堤段");
    author.keyboard().press("Enter");
    author.keyboard().type("险情");
    author.waitForSelector("#item-0 .findings .blocks");
    assertThat(Chromium.text(author, "#item-0 .findings")).contains("The item has no data type");
    author.selectOption("#item-0 [data-field=data_type]", "C");
    author.selectOption("#item-1 [data-field=data_type]", "C");
    author.focus("#item-1 [data-field=title]");
    author.keyboard().press("Alt+ArrowUp");
    assertThat(author.inputValue("#item-0 [data-field=title]")).isEqualTo("险情");
    ready(author);
    author.click("button:has-text('Hand in for review')");
    author.waitForSelector("text=another steward judges it");
    assertThat(author.locator("button:has-text('Approve')").count()).isZero();
    String entry = author.url();

    // The other steward gives it back with a reason, and it waits for her with it.
    Page judge = chromium.signIn(server, "qian-yu");
    Chromium.follow(judge, "nav >> text=My work");
    Chromium.follow(judge, "main a:has-text('汉江堤防巡查记录')");
    judge.fill("#return-why", "请补充巡查频次");
    judge.click("button:has-text('Return')");
    judge.waitForSelector("text=Being written");
    author.navigate(server.uri("/console/work"));
    assertThat(Chromium.text(author, "main")).contains("Came back to me", "请补充巡查频次");
    Chromium.follow(author, "main a:has-text('汉江堤防巡查记录')");
    assertThat(Chromium.text(author, ".problem")).contains("请补充巡查频次");
    author.fill("#summary", "汉江武汉段各堤防每日两次巡查的时间、地点、险情和处置情况，由水务局巡查组填报");
    ready(author);
    author.click("button:has-text('Hand in for review')");
    author.waitForSelector("text=To be judged");

    judge.navigate(entry);
    assertThat(Chromium.text(judge, "main")).contains("The check found nothing wrong");
    judge.click("button:has-text('Approve and publish')");
    judge.waitForSelector("text=In force");
    assertThat(Chromium.text(judge, "main")).contains("Published", "qian-yu", "zhao-min");

    // A partner finds it, by pinyin and by a column, and is told why; it sees what it may.
    Page partner = chromium.signIn(server, "li-wen");
    Chromium.follow(partner, "nav >> text=Directory");
    partner.fill("#q", "difangxuncha");
    partner.waitForSelector("#found a:has-text('汉江堤防巡查记录')");
    assertThat(Chromium.text(partner, "#found .why")).contains("sounds like");
    partner.fill("#q", "险情");
    partner.waitForSelector("#found .why:has-text('Column')");
    partner.check("input[name=kind][value=file]");
    partner.waitForSelector("text=Take all filters away");
    Chromium.follow(partner, "#found a:has-text('汉江堤防巡查记录')");
    assertThat(Chromium.text(partner, "main"))
        .contains("防汛抗旱指挥部成员单位")
        .doesNotContain("请补充巡查频次", "Withdraw");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void addsACategoryThatIsMissing() throws Exception {
    Page author = chromium.signIn(server, "zhao-min");
    author.navigate(server.uri("/console/directory/new?kind=file"));
    assertThat(author.isVisible("#verdict")).as("nothing is typed yet").isFalse();
    author.selectOption("#class", "主题");
    author.waitForSelector("#item option:nth-child(2)", attached());
    author.selectOption("#item", "防汛抗旱");
    author.waitForSelector("#subject option:nth-child(2)", attached());
    author.click("summary:has-text('not there')");
    author.fill("#new-category", "堤防巡查");
    author.click("button:has-text('Add it')");
    author.waitForSelector("#subject option[selected]:has-text('堤防巡查')", attached());
    assertThat(author.inputValue("#subject")).isEqualTo("堤防巡查");
  }

  @Test
  void leadsToTheFirstMistakeOfWhatIsNotHandedIn() throws Exception {
    Page author = chromium.signIn(server, "zhao-min", "zh-CN", 1280, 800);
    author.navigate(server.uri("/console/directory/new?kind=file"));
    author.fill("#title", "青山区泵站启闭记录");
    author.click("button:has-text('提交审核')");
    author.waitForSelector(".problem:has-text('未提交')");

    author.waitForSelector("#summary:focus");
    assertThat(Chromium.text(author, "main")).doesNotContain("<title", "Write an entry");
    assertThat(Chromium.text(author, "main > p span a")).isEqualTo("青山区泵站启闭记录");
  }

  @Test
  void saysInTheReadersLanguageWhyAChangeIsRefused() throws Exception {
    String entry = publish("硚口区易涝路段");
    Page author = chromium.signIn(server, "zhao-min", "zh-CN", 1280, 800);
    author.navigate(entry + "/edit");
    Page other = chromium.signIn(server, "qian-yu");
    other.navigate(entry + "/edit");
    other.selectOption("#update-cycle", "每周");
    other.click("button:has-text('Keep as a draft')");
    other.waitForSelector("#verdict.good");

    author.click("button:has-text('存为草稿')");
    author.waitForSelector(".problem");
    assertThat(Chromium.text(author, ".problem"))
        .contains("与现状冲突", "已被他人改动")
        .doesNotContain("changed");
    author.navigate(server.uri("/console/directory/not-there"));
    assertThat(Chromium.text(author, ".problem")).contains("没有您可以查看的条目“not-there”");
  }

  @Test
  void showsNoTableWhereNothingWaits() throws Exception {
    Page judge = chromium.signIn(server, "chen-hao");
    judge.navigate(server.uri("/console/work"));

    assertThat(judge.locator("section:has(.empty)").count()).isPositive();
    assertThat(judge.locator("section:has(.empty) table").count()).isZero();
  }

  @Test
  void showsWhatAChangeChanges() throws Exception {
    String entry = publish("汉阳区内涝点清单");
    Page author = chromium.signIn(server, "zhao-min");
    author.navigate(entry);
    author.click("a:has-text('Change')");
    author.selectOption("#update-cycle", "每周");
    ready(author);
    author.click("button:has-text('Hand in for review')");
    author.waitForSelector("text=To be judged");
    assertThat(Chromium.text(author, "main")).contains("Revision 1 is in force");

    Page partner = chromium.signIn(server, "li-wen");
    partner.navigate(entry);
    assertThat(Chromium.text(partner, "main")).contains("Monthly").doesNotContain("Weekly");

    Page judge = chromium.signIn(server, "qian-yu");
    judge.navigate(entry);
    assertThat(Chromium.text(judge, "main del")).isEqualTo("每月");
    assertThat(Chromium.text(judge, "main ins")).isEqualTo("每周");
    judge.click("button:has-text('Approve and publish')");
    judge.waitForSelector("text=In force");
    judge.click("summary:has-text('Withdraw')");
    judge.fill("#withdraw-why", "已并入全市清单");
    judge.click("button:has-text('Withdraw')");
    judge.waitForSelector("text=Out of force");
    assertThat(Chromium.text(judge, "main")).contains("已并入全市清单");
    assertThat(partner.navigate(entry).status()).isEqualTo(404);
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void publishesSeveralTogether() throws Exception {
    handIn("江岸区易涝路段");
    handIn("江汉区易涝路段");
    Page author = chromium.signIn(server, "zhao-min");
    author.navigate(server.uri("/console/work/others"));
    assertThat(Chromium.text(author, "main")).contains("江岸区易涝路段", "江汉区易涝路段");
    assertThat(author.locator("input[name=ids]").count()).isZero();

    Page judge = chromium.signIn(server, "qian-yu");
    judge.navigate(server.uri("/console/work"));
    judge.click("h2 >> text=Mine to judge");
    judge.check("[data-ticks]");
    assertThat(judge.locator("input[name=ids]:not(:checked)").count()).isZero();
    judge.click("button:has-text('Approve and publish')");
    judge.waitForSelector("[role=status]:has-text('Done')");

    assertThat(Chromium.text(judge, "main")).doesNotContain("江岸区易涝路段", "江汉区易涝路段");
    Page partner = chromium.signIn(server, "li-wen");
    partner.navigate(server.uri("/console/directory?q=易涝路段"));
    assertThat(Chromium.text(partner, "#found")).contains("江岸区易涝路段", "江汉区易涝路段");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void fitsAPhoneInBothLanguages() throws Exception {
    for (String language : List.of("en", "zh-CN")) {
      Page page = chromium.signIn(server, "zhao-min", language, 320, 640);
      for (String path :
          List.of(
              "/console/work",
              "/console/work/judge",
              "/console/work/others",
              "/console/directory",
              "/console/directory?q=水位",
              "/console/directory/" + DATASET,
              "/console/directory/new?kind=camera",
              "/console/directory/new?kind=file")) {
        assertThat(page.navigate(server.uri(path)).status()).as(path).isEqualTo(200);
        assertThat(Chromium.fits(page)).as("%s in %s", path, language).isTrue();
        assertThat(Chromium.text(page, "body")).as(path).doesNotContain("??");
      }
      page.click("#item-add");
      assertThat(Chromium.fits(page)).as("items in %s", language).isTrue();
    }
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void keepsTheDeskToThoseWhoKeepTheDirectory() throws Exception {
    Page agency = chromium.signIn(server, "li-wen");
    for (String path : List.of("/console/work", "/console/directory/new")) {
      assertThat(agency.navigate(server.uri(path)).status()).as(path).isEqualTo(403);
    }
    Page auditor = chromium.signIn(server, "sun-tao");
    assertThat(auditor.navigate(server.uri("/console/directory")).status()).isEqualTo(403);
  }

  /** An entry that one steward wrote and the other published; its address. */
  private static String publish(String title) throws Exception {
    String entry = handIn(title);
    Page judge = chromium.signIn(server, "qian-yu");
    judge.navigate(entry);
    judge.click("button:has-text('Approve and publish')");
    judge.waitForSelector("text=In force");
    return entry;
  }

  /** An entry that one steward wrote and handed in; its address. */
  private static String handIn(String title) throws Exception {
    Page author = chromium.signIn(server, "zhao-min");
    author.navigate(server.uri("/console/directory/new?kind=file"));
    author.fill("#title", title);
    author.fill("#summary", "汉阳区历年内涝点的位置、积水深度和责任单位，汛期更新");
    author.selectOption("#class", "主题");
    author.waitForSelector("#item option:nth-child(2)", attached());
    author.selectOption("#item", "防汛抗旱");
    author.waitForSelector("#subject option:nth-child(2)", attached());
    author.selectOption("#subject", author.getAttribute("#subject option:nth-child(2)", "value"));
    author.fill("#provider", "武汉市卫生健康委员会");
    author.dispatchEvent("#provider", "change");
    author.selectOption("#share-type", "无条件共享");
    author.selectOption("#open", "否");
    author.selectOption("#update-cycle", "每月");
    author.focus("#item-add");
    author.keyboard().press("Enter");
    author.keyboard().type("位置");
    author.selectOption("#item-0 [data-field=data_type]", "C");
    ready(author);
    author.click("button:has-text('Hand in for review')");
    author.waitForSelector("text=another steward judges it");
    return author.url();
  }

  /** Waits until nothing is wrong any more; says what is when it stays so. */
  private static void ready(Page page) {
    try {
      page.waitForSelector("#verdict.good");
    } catch (TimeoutError e) {
      throw new AssertionError("Still wrong: " + page.locator(".findings p").allTextContents(), e);
    }
  }

  private static void at(Page page, String field, String why) {
    page.waitForSelector("#finding-%s:has-text('%s')".formatted(field, why));
  }

  private static Page.WaitForSelectorOptions attached() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);
  }
}
