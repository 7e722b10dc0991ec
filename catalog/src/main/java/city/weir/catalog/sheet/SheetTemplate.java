package city.weir.catalog.sheet;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.ItemField;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An empty spreadsheet in the guide's layout: what is a closed list is chosen from one. An example
 * stands on a worksheet of its own, so that nobody sends it in by mistake.
 */
public final class SheetTemplate {
  private static final String EXAMPLE_SHEET = "填写示例 Example";
  private static final int ROWS = 5_000;

  private static final Draft EXAMPLE =
      new Draft(
          Kind.FILE,
          Map.ofEntries(
              Map.entry(Field.CLASS, "主题"),
              Map.entry(Field.ITEM, "防汛抗旱"),
              Map.entry(Field.SUBJECT, "水情"),
              Map.entry(Field.DETAIL, "河道水位"),
              Map.entry(Field.TITLE, "历史洪峰水位"),
              Map.entry(Field.PROVIDER, "武汉市水务局"),
              Map.entry(Field.PROVIDER_CODE, "91350100M000100Y43"),
              Map.entry(Field.SUMMARY, "长江武汉段各站历年洪峰水位及出现时间，每年汛后更新"),
              Map.entry(Field.FORMAT, "电子表格"),
              Map.entry(Field.FORMAT_TYPE, "xlsx"),
              Map.entry(Field.SHARE_TYPE, "有条件共享"),
              Map.entry(Field.SHARE_CONDITION, "防汛指挥部成员单位，用于防汛调度"),
              Map.entry(Field.SHARE_WAY, "文件"),
              Map.entry(Field.OPEN, "否"),
              Map.entry(Field.UPDATE_CYCLE, "每年")),
          List.of(item("站名", "C"), item("洪峰水位", "N"), item("出现时间", "T")));

  private SheetTemplate() {}

  /** Writes it and does not close {@code out}. */
  public static void write(Guide guide, OutputStream out) throws IOException {
    List<Object> header = SheetWriter.header();
    try (Workbook book = new Workbook(out, "Weir", "1.0")) {
      Worksheet sheet = book.newWorksheet(SheetWriter.SHEET);
      SheetWriter.head(sheet, header);
      for (int column = 0; column < header.size(); column++) {
        List<String> choices = choices(guide, header.get(column));
        if (!choices.isEmpty()) {
          sheet
              .range(1, column, ROWS, column)
              .validateWithListByFormula('"' + String.join(",", choices) + '"')
              .allowBlank(true)
              // Several ways may be written, and other words for the same: the check knows them.
              .showErrorMessage(false);
        }
      }
      sheet.finish();
      Worksheet example = book.newWorksheet(EXAMPLE_SHEET);
      SheetWriter.head(example, header);
      SheetWriter.write(example, EXAMPLE, header, 1);
      example.finish();
    }
  }

  private static List<String> choices(Guide guide, Object field) {
    return field instanceof Field f
        ? guide.choices(f)
        : field instanceof ItemField item
            ? guide.choices(item)
            : Arrays.stream(Kind.values()).map(Kind::chinese).toList();
  }

  private static Draft.Item item(String title, String type) {
    return new Draft.Item(Map.of(ItemField.TITLE, title, ItemField.DATA_TYPE, type));
  }
}
