package city.weir.server.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.References;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.SheetDraft;
import city.weir.catalog.sheet.Sheets;
import city.weir.server.Chromium;
import city.weir.server.TestServer;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bureau's spreadsheet from the first look to the last row, as a new steward meets it. */
class SheetDeskTest {
  @TempDir static Path home;
  @TempDir static Path desk;
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

  /** What codes of the sheet's category begin with in the sample city. */
  private static String digits() {
    return server
        .bean(References.class)
        .prefixOf(List.of("主题", "防汛抗旱", "水情", "河道水位"))
        .orElseThrow();
  }

  @Test
  void leadsFromAWrongSheetToAllOfItTaken() throws Exception {
    Path file = desk.resolve("水务局目录.xlsx");
    Files.write(file, BureauSheet.of(BureauSheet.wrong(digits())));
    Page page = chromium.signIn(server, "zhao-min");

    // She sends it in, and sees all that is wrong, on the cells.
    Chromium.follow(page, "nav >> text=Spreadsheets");
    page.setInputFiles("#file", file);
    page.click("button:has-text('Check it')");
    page.waitForSelector("#sheet");
    picture(page, "sheet");
    assertThat(Chromium.text(page, "#valid"))
        .isEqualTo(Integer.toString(BureauSheet.ENTRIES - BureauSheet.keptOut()));
    assertThat(Chromium.text(page, "#wrong")).isEqualTo(Integer.toString(BureauSheet.keptOut()));
    for (BureauSheet.Mistake mistake : BureauSheet.mistakes(digits())) {
      if (!mistake.value().isEmpty()) {
        assertThat(Chromium.text(page, "#sheet")).contains(mistake.value().strip());
      }
    }

    // By keyboard from mistake to mistake, each with why and what to do.
    Set<String> walked = new HashSet<>();
    page.keyboard().press("F8");
    ElementHandle first = page.waitForSelector("#sheet td:focus");
    assertThat(first.getAttribute("class")).isEqualTo("bad");
    assertThat(first.querySelector(".why").isVisible()).isTrue();
    assertThat(first.textContent()).contains("names a system", "Name what the rows are");
    picture(page, "mistake");
    for (int i = 0; i < BureauSheet.keptOut() - 1; i++) {
      walked.add(String.valueOf(page.evaluate("document.activeElement.id")));
      page.keyboard().press("F8");
    }
    assertThat(walked).hasSize(BureauSheet.keptOut() - 1);

    // The marked copy names the same, and reads as it came.
    Download marked = page.waitForDownload(() -> page.click("#marked"));
    DirectorySheet copy = Sheets.read(Files.readAllBytes(marked.path()));
    assertThat(copy.drafts())
        .extracting(SheetDraft::draft)
        .isEqualTo(
            Sheets.read(Files.readAllBytes(file)).drafts().stream()
                .map(SheetDraft::draft)
                .toList());

    // What is valid is taken in first.
    page.click("#take");
    page.waitForSelector("#taken");
    assertThat(Chromium.text(page, "#taken"))
        .isEqualTo(Integer.toString(BureauSheet.ENTRIES - BureauSheet.keptOut()));
    assertThat(titles().stream().filter(t -> t.startsWith("水利数据")))
        .hasSizeGreaterThan(BureauSheet.ENTRIES - BureauSheet.keptOut() - 5);

    // She corrects the file and sends it again: what was taken is known, the rest follows.
    List<Draft> right = BureauSheet.right();
    Path corrected = desk.resolve("水务局目录（改）.xlsx");
    Files.write(corrected, BureauSheet.of(right));
    page.click("#again summary");
    page.setInputFiles("#file", corrected);
    page.click("button:has-text('Check it')");
    page.waitForSelector("#same");
    assertThat(page.querySelector("#mistakes").textContent()).isEqualTo("0");
    page.check("input[name=submit][value=true]");
    page.click("#take");
    page.waitForSelector("#taken");
    picture(page, "taken");
    assertThat(titles()).containsAll(right.stream().map(d -> title(d)).toList());
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void isReadOnAPhoneInChinese() throws Exception {
    Path file = desk.resolve("phone.xlsx");
    Files.write(file, BureauSheet.of(BureauSheet.wrong(digits())));
    Page page = chromium.signIn(server, "zhao-min", "zh-CN", 320, 640);
    page.navigate(server.uri(UploadPages.PATH));
    assertThat(Chromium.fits(page)).isTrue();
    picture(page, "phone-list");
    page.setInputFiles("#file", file);
    page.focus("button:has-text('检查')");
    page.keyboard().press("Enter");
    page.waitForSelector("#sheet");

    assertThat(Chromium.fits(page)).isTrue();
    picture(page, "phone-sheet");
    page.click("#next-error");
    ElementHandle cell = page.waitForSelector("#sheet td:focus");
    assertThat(cell.querySelector(".why").isVisible()).isTrue();
    assertThat(cell.textContent()).contains("这是系统的名称");
    assertThat(Chromium.fits(page)).isTrue();
    picture(page, "phone-mistake");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void saysWhatIsNoSpreadsheet() throws Exception {
    Path file = desk.resolve("notes.xlsx");
    Files.writeString(file, "not a workbook");
    Page page = chromium.signIn(server, "zhao-min");
    page.navigate(server.uri(UploadPages.PATH));
    page.setInputFiles("#file", file);
    page.click("button:has-text('Check it')");

    page.waitForSelector("main .problem");
    assertThat(Chromium.text(page, "main .problem")).contains("no XLSX file");
    page.navigate(page.url() + "?lang=zh");
    assertThat(Chromium.text(page, "main .problem")).contains("不是 XLSX 文件", "另存为 .xlsx");
  }

  @Test
  void saysInTheReadersLanguageWhyAFileIsNotTaken() throws Exception {
    Path empty = Files.createFile(desk.resolve("empty.xlsx"));
    Path large = desk.resolve("large.xlsx");
    Files.write(large, new byte[17 << 20]);
    Page page = chromium.signIn(server, "zhao-min", "zh-CN", 1280, 800);
    page.navigate(server.uri(UploadPages.PATH));

    page.setInputFiles("#file", empty);
    page.click("button:has-text('检查')");
    page.waitForSelector("[role=status].problem:has-text('没有内容')");

    page.setInputFiles("#file", large);
    page.click("button:has-text('检查')");
    page.waitForSelector("[role=status].problem:has-text('16 MB')");
    assertThat(Chromium.text(page, "[role=status].problem")).doesNotContain("body");
  }

  private static List<String> titles() {
    return server.bean(EntryStore.class).all(null, 10_000).stream()
        .map(l -> title(l.latest().draft()))
        .toList();
  }

  private static String title(Draft draft) {
    return draft.get(city.weir.catalog.draft.Field.TITLE);
  }

  /** For a person to look at, where a folder for them is named. */
  private static void picture(Page page, String name) {
    String folder = System.getProperty("weir.pictures");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, "sheets-" + name + ".png")));
    }
  }
}
