package city.weir.catalog.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.weir.catalog.Kind;
import city.weir.catalog.SampleEntries;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.KnownThings;
import city.weir.catalog.draft.Rule;
import city.weir.catalog.draft.SampleDrafts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

class DirectorySheetTest {
  @Test
  void readsBackWhatItWrote() throws Exception {
    List<Draft> drafts =
        Stream.concat(
                Stream.of(SampleDrafts.sheet(), SampleDrafts.camera()),
                SampleEntries.ALL.stream().map(new Drafts(Guide.published())::draft))
            .toList();

    DirectorySheet read = Sheets.read(Sheets.written(drafts));

    assertThat(read.drafts()).extracting(SheetDraft::draft).containsExactlyElementsOf(drafts);
    assertThat(read.missing()).isEmpty();
  }

  @Test
  void findsTheHeaderBelowTitlesInTwoRowsAndUnderOtherNames() throws Exception {
    byte[] file =
        Sheets.file(
            sheet -> {
              Sheets.row(sheet, 0, "武汉市水务局政务信息资源目录（2026年）");
              Sheets.row(
                  sheet,
                  2,
                  "序号",
                  "信息资源分类",
                  "",
                  "",
                  "",
                  "资源名称",
                  "数源单位",
                  "统一社会信用代码",
                  "摘要",
                  "信息资源格式",
                  "",
                  "信息项信息",
                  "",
                  "共享属性",
                  "",
                  "",
                  "开放属性",
                  "更新频率");
              Sheets.row(
                  sheet, 3, "", "类名称", "项名称", "目名称", "细目名称", "", "", "", "", "分类", "类型", "信息项名称",
                  "数据类型", "共享类型", "共享条件", "共享方式", "是否向社会开放", "");
              Sheets.row(
                  sheet,
                  4,
                  "1",
                  "主题",
                  "防汛抗旱",
                  "水情",
                  "河道水位",
                  "历史洪峰水位",
                  SampleDrafts.BUREAU,
                  SampleDrafts.BUREAU_CODE,
                  "长江武汉段各站历年洪峰水位",
                  "电子表格",
                  "xlsx",
                  "站名",
                  "C",
                  "无条件共享",
                  "",
                  "文件",
                  "否",
                  "每年");
              Sheets.row(sheet, 5, "", "", "", "", "", "", "", "", "", "", "", "洪峰水位", "N");
              Sheets.row(
                  sheet,
                  7,
                  "2",
                  "",
                  "",
                  "",
                  "",
                  "测站名录",
                  "",
                  "",
                  "全市水文测站的名称与位置",
                  "电子表格",
                  "xlsx",
                  "站名",
                  "C",
                  "无条件共享",
                  "",
                  "文件",
                  "是",
                  "每年");
              sheet.range(4, 1, 7, 1).merge();
              sheet.range(4, 2, 7, 2).merge();
              sheet.range(4, 3, 7, 3).merge();
              sheet.range(4, 4, 7, 4).merge();
              sheet.range(2, 1, 2, 4).merge();
              sheet.range(2, 13, 2, 15).merge();
            });

    DirectorySheet read = Sheets.read(file);

    assertThat(read.missing()).isEmpty();
    assertThat(read.drafts())
        .extracting(d -> d.draft().get(Field.TITLE), d -> d.draft().items().size(), SheetDraft::row)
        .containsExactly(tuple("历史洪峰水位", 2, 4), tuple("测站名录", 1, 7));
    assertThat(read.drafts().get(1).draft().get(Field.DETAIL)).isEqualTo("河道水位");
    assertThat(read.drafts().get(1).draft().has(Field.PROVIDER)).isFalse();
    assertThat(read.drafts().get(0).draft().get(Field.SHARE_WAY)).isEqualTo("文件");
  }

  @Test
  void namesEachBadCell() throws Exception {
    Draft sheet = SampleDrafts.sheet();
    byte[] file =
        Sheets.written(
            List.of(
                sheet,
                sheet.with(Field.TITLE, "测站系统").with(Field.PROVIDER, ""),
                new Draft(
                    Kind.FILE,
                    sheet.with(Field.TITLE, "雨量").values(),
                    List.of(
                        sheet.items().get(0),
                        new Draft.Item(
                            java.util.Map.of(
                                ItemField.TITLE, "雨量",
                                ItemField.DATA_TYPE, "N",
                                ItemField.LENGTH, "8毫米"))))));

    DirectorySheet read = Sheets.read(file);

    List<List<Finding>> found = check(read);
    assertThat(found.get(0)).isEmpty();
    assertThat(found.get(1))
        .extracting(Finding::rule, f -> read.drafts().get(1).place(f).toString())
        .containsExactlyInAnyOrder(tuple(Rule.TITLE_IS_A_SYSTEM, "E5"), tuple(Rule.MISSING, "G5"));
    assertThat(found.get(2))
        .extracting(Finding::rule, f -> read.drafts().get(2).place(f).toString())
        .containsExactly(tuple(Rule.NUMBER_WITH_UNIT, "N9"));
  }

  @Test
  void marksWhatIsWrongOnACopy() throws Exception {
    byte[] file = Sheets.written(List.of(SampleDrafts.sheet().with(Field.SUMMARY, "")));
    DirectorySheet read = Sheets.read(file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    MarkedCopy.write(file, read, check(read), out);

    assertThat(Sheets.read(out.toByteArray()).drafts())
        .extracting(SheetDraft::draft)
        .isEqualTo(read.drafts().stream().map(SheetDraft::draft).toList());
    List<Grid> grids = GridReader.read(out.toByteArray(), Sheets.reading());
    assertThat(grids.get(1).rows().get(1)).startsWith("I2", "", "未填写");
  }

  @Test
  void takesADayTypedAsADay() throws Exception {
    byte[] file =
        Sheets.file(
            sheet -> {
              Sheets.row(sheet, 0, "信息资源名称", "信息资源提供方", "信息资源摘要", "更新周期", "发布日期");
              Sheets.row(sheet, 1, "水位", "水务局", "全市水位", "每日");
              sheet.value(1, 4, java.time.LocalDate.of(2026, 6, 1));
              sheet.style(1, 4).format("yyyy-MM-dd").set();
            });

    assertThat(Sheets.read(file).drafts().get(0).draft().get(Field.PUBLISHED_ON))
        .isEqualTo("2026-06-01");
  }

  @Test
  void saysWhatIsNoSpreadsheetOfADirectory() throws Exception {
    byte[] other = Sheets.file(sheet -> Sheets.row(sheet, 0, "姓名", "电话"));

    assertThatThrownBy(() -> Sheets.read(other))
        .isInstanceOf(SheetUnreadableException.class)
        .hasMessageContaining("Sheet")
        .hasMessageContaining("信息资源名称");
    assertThatThrownBy(() -> Sheets.read("a,b".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no XLSX");
    assertThatThrownBy(() -> Sheets.read(java.util.Arrays.copyOf(other, other.length / 2)))
        .isInstanceOf(SheetUnreadableException.class);
  }

  @Test
  void tellsOfNamesThatWereCutAndOfFormulasThatFailed() throws Exception {
    byte[] file =
        Sheets.file(
            sheet -> {
              Sheets.row(sheet, 0, "信息资源名称", "信息资源摘要", "信息资源提供方", "更新周期");
              Sheets.row(sheet, 1, "长".repeat(5_000), "各堤段巡查时间与险情", "武汉市水务局", "每日");
              Sheets.row(sheet, 2, "#REF!", "各闸门每日开度与启闭时间", "武汉市水务局", "每日");
            });
    DirectorySheet sheet = Sheets.read(file);

    assertThat(found(sheet, 0)).contains(tuple(Rule.TOO_LONG, Field.TITLE));
    assertThat(found(sheet, 1)).contains(tuple(Rule.FORMULA_FAILED, Field.TITLE));
  }

  private static List<org.assertj.core.groups.Tuple> found(DirectorySheet sheet, int entry) {
    DraftCheck check = new DraftCheck(Guide.published(), new KnownThings(), Clock.systemUTC());
    return check.check(sheet.drafts().get(entry).draft(), null).stream()
        .map(f -> tuple(f.rule(), f.field()))
        .toList();
  }

  @Test
  void namesAFewOfVeryManyWorksheetsInBothLanguages() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      for (int i = 0; i < 100; i++) {
        Sheets.row(book.newWorksheet("各单位资源汇总表第%03d页".formatted(i)), 0, "姓名", "电话");
      }
    }

    assertThatThrownBy(() -> Sheets.read(out.toByteArray()))
        .isInstanceOfSatisfying(
            SheetUnreadableException.class,
            refused -> {
              assertThat(refused.why().zh())
                  .startsWith("没有一个工作表（各单位资源汇总表第000页、")
                  .contains("第004页、…）")
                  .hasSizeLessThan(200);
              assertThat(refused.why().en()).startsWith("No worksheet (").hasSizeLessThan(400);
            });
  }

  @Test
  void givesAnEmptyTemplateThatReads() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SheetTemplate.write(Guide.published(), out);

    DirectorySheet read = Sheets.read(out.toByteArray());

    assertThat(read.drafts()).isEmpty();
    assertThat(read.missing()).isEmpty();
    Grid example = GridReader.read(out.toByteArray(), Sheets.reading()).get(1);
    assertThat(example.at(1, 4)).isEqualTo("历史洪峰水位");
  }

  @Test
  void namesCellsAsSpreadsheetsDo() {
    assertThat(new CellPlace(0, 0)).hasToString("A1");
    assertThat(new CellPlace(11, 25)).hasToString("Z12");
    assertThat(new CellPlace(11, 26)).hasToString("AA12");
    assertThat(new CellPlace(0, 701)).hasToString("ZZ1");
    assertThat(new CellPlace(0, 702)).hasToString("AAA1");
  }

  private static List<List<Finding>> check(DirectorySheet sheet) {
    DraftCheck check =
        new DraftCheck(
            Guide.published(),
            new KnownThings(),
            Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC));
    List<Draft> drafts = sheet.drafts().stream().map(SheetDraft::draft).toList();
    return check.check(drafts, new ArrayList<>(Collections.nCopies(drafts.size(), null)), n -> {});
  }
}
