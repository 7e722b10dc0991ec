package city.weir.server.sheets;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.draft.SampleDrafts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A bureau's directory of 300 resources as bureaus write them: a title above, a header of two rows
 * in an order of its own, and the mistakes seen in real ones.
 */
final class BureauSheet {
  static final int ENTRIES = 300;

  private static final Map<Object, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("序号", "序号");
    COLUMNS.put(Field.TITLE, "信息资源名称");
    COLUMNS.put(Field.CODE, "信息资源代码");
    COLUMNS.put(Field.CLASS, "类名称");
    COLUMNS.put(Field.ITEM, "项名称");
    COLUMNS.put(Field.SUBJECT, "目名称");
    COLUMNS.put(Field.DETAIL, "细目名称");
    COLUMNS.put(Field.PROVIDER, "数源单位");
    COLUMNS.put(Field.PROVIDER_CODE, "统一社会信用代码");
    COLUMNS.put(Field.SUMMARY, "摘要");
    COLUMNS.put(Field.FORMAT, "格式分类");
    COLUMNS.put(Field.FORMAT_TYPE, "格式类型");
    COLUMNS.put(ItemField.TITLE, "信息项名称");
    COLUMNS.put(ItemField.DATA_TYPE, "数据类型");
    COLUMNS.put(ItemField.LENGTH, "数据长度");
    COLUMNS.put(Field.SHARE_TYPE, "共享类型");
    COLUMNS.put(Field.SHARE_CONDITION, "共享条件");
    COLUMNS.put(Field.SHARE_WAY, "共享方式");
    COLUMNS.put(Field.OPEN, "是否向社会开放");
    COLUMNS.put(Field.UPDATE_CYCLE, "更新频率");
  }

  private BureauSheet() {}

  /** Row of the mistake, as the spreadsheet counts, and the rule it breaks. */
  record Mistake(int entry, Field field, String value, String rule) {}

  /**
   * Mistakes of standards, each in an entry of its own.
   *
   * @param digits that codes of the entries' category begin with
   */
  static List<Mistake> mistakes(String digits) {
    return List.of(
        new Mistake(10, Field.TITLE, "防汛指挥管理系统", "title-is-a-system"),
        new Mistake(25, Field.TITLE, " 水利 数据（子丑）甲，", "title-twice"),
        new Mistake(40, Field.CODE, "2130/1", "code-too-short"),
        new Mistake(55, Field.PROVIDER, "", "missing"),
        new Mistake(70, Field.SUMMARY, "", "missing"),
        new Mistake(85, Field.FORMAT_TYPE, "Oracle", "format-type-mismatch"),
        new Mistake(100, Field.SHARE_WAY, "库表", "way-does-not-fit"),
        new Mistake(115, Field.CODE, digits + "/00901", "code-twice"),
        new Mistake(130, Field.SHARE_CONDITION, "", "condition-missing"),
        new Mistake(145, Field.UPDATE_CYCLE, "经常", "cycle-unknown"),
        new Mistake(160, Field.PROVIDER_CODE, "91350100M000100Y44", "provider-code-wrong"));
  }

  /** Entries of which some are kept out by {@link #mistakes} and by what follows them here. */
  static List<Draft> wrong(String digits) {
    List<Draft> drafts = right();
    drafts.set(114, drafts.get(114).with(Field.CODE, digits + "/00901"));
    for (Mistake mistake : mistakes(digits)) {
      drafts.set(
          mistake.entry(), drafts.get(mistake.entry()).with(mistake.field(), mistake.value()));
    }
    // Dragged down: the same but for a number.
    Draft dragged = drafts.get(200).with(Field.SUMMARY, "水行政许可的事项、结果与有效期");
    drafts.set(200, dragged.with(Field.TITLE, "许可信息1"));
    drafts.set(201, dragged.with(Field.TITLE, "许可信息2"));
    // One resource under two codes.
    drafts.set(220, drafts.get(220).with(Field.CODE, digits + "/00911"));
    drafts.set(
        221,
        drafts
            .get(221)
            .with(Field.TITLE, drafts.get(220).get(Field.TITLE))
            .with(Field.CODE, digits + "/00912"));
    // A unit in a number.
    Draft unit = drafts.get(240);
    drafts.set(
        240,
        new Draft(
            unit.kind(),
            unit.values(),
            List.of(
                new Draft.Item(
                    Map.of(
                        ItemField.TITLE, "水位",
                        ItemField.DATA_TYPE, "N",
                        ItemField.LENGTH, "8米")))));
    // A table that is to be shared as a file.
    drafts.set(
        260,
        drafts
            .get(260)
            .with(Field.FORMAT, "数据库")
            .with(Field.FORMAT_TYPE, "Oracle")
            .with(Field.SHARE_WAY, "文件"));
    return drafts;
  }

  /** How many entries of {@link #wrong} are kept out. */
  static int keptOut() {
    return mistakes("").size() + 4;
  }

  static List<Draft> right() {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < ENTRIES; i++) {
      drafts.add(SampleDrafts.sheet().with(Field.TITLE, "水利数据" + words(i)));
    }
    return drafts;
  }

  /** Numbers at the end of a title would look like a dragged cell. */
  private static String words(int number) {
    String small = "子丑寅卯辰巳午未申酉戌亥";
    return small.charAt(number / 12 % 12)
        + ""
        + small.charAt(number % 12)
        + "甲乙丙".charAt(number / 144);
  }

  static byte[] of(List<Draft> drafts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("水务局目录");
      sheet.value(0, 0, "武汉市水务局政务信息资源目录（2026年）");
      sheet.range(0, 0, 0, COLUMNS.size() - 1).merge();
      int column = 0;
      for (Object field : COLUMNS.keySet()) {
        sheet.value(2, column, field == Field.SHARE_TYPE ? "共享属性" : "");
        sheet.value(3, column++, COLUMNS.getOrDefault(field, ""));
      }
      int row = 4;
      int number = 1;
      for (Draft draft : drafts) {
        for (int item = 0; item < draft.items().size(); item++) {
          column = 0;
          for (Object field : COLUMNS.keySet()) {
            sheet.value(row, column++, text(draft, item, field, number));
          }
          row++;
        }
        number++;
      }
    }
    return out.toByteArray();
  }

  private static String text(Draft draft, int item, Object field, int number) {
    if (field instanceof ItemField itemField) {
      return draft.items().get(item).get(itemField);
    }
    // As bureaus do: an entry is told once, and further rows add items.
    return item > 0 ? "" : field instanceof Field f ? draft.get(f) : Integer.toString(number);
  }
}
