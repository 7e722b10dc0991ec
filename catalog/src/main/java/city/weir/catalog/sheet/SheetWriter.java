package city.weir.catalog.sheet;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a directory in the guide's layout: a row for each 信息项, the entry's own cells repeated in
 * each, so that rows can be sorted and filtered. What is written here reads back to the same
 * drafts.
 */
public final class SheetWriter {
  static final String SHEET = "政务信息资源目录";

  /** What Excel takes in one worksheet, less the header. */
  private static final int MOST_ROWS = 1_048_575;

  private SheetWriter() {}

  /**
   * Writes {@code drafts} and does not close {@code out}. Memory does not grow with them.
   *
   * @throws IllegalArgumentException when they have more rows than a worksheet
   */
  public static void write(Iterator<Draft> drafts, OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Weir", "1.0")) {
      Worksheet sheet = book.newWorksheet(SHEET);
      List<Object> header = header();
      head(sheet, header);
      int row = 1;
      while (drafts.hasNext()) {
        row = write(sheet, drafts.next(), header, row);
        if (row % 1_000 < 5) {
          sheet.flush();
        }
      }
      sheet.finish();
    }
  }

  /** Writes the first row, which stays in sight. */
  static void head(Worksheet sheet, List<Object> header) {
    sheet.freezePane(0, 1);
    for (int column = 0; column < header.size(); column++) {
      sheet.value(0, column, name(header.get(column)));
      sheet.style(0, column).bold().fillColor("D9E8F5").wrapText(true).set();
      sheet.width(column, header.get(column) == Field.SUMMARY ? 40 : 16);
    }
  }

  static int write(Worksheet sheet, Draft draft, List<Object> header, int from) {
    int rows = Math.max(1, draft.items().size());
    if (from + rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "More than %d rows do not fit in a worksheet: export fewer entries".formatted(MOST_ROWS));
    }
    for (int i = 0; i < rows; i++) {
      for (int column = 0; column < header.size(); column++) {
        Object field = header.get(column);
        String text =
            field instanceof Field f
                ? draft.get(f)
                : field instanceof ItemField item
                    ? i < draft.items().size() ? draft.items().get(i).get(item) : ""
                    : draft.kind().chinese();
        if (!text.isEmpty()) {
          sheet.value(from + i, column, Harmless.write(text));
        }
      }
    }
    return from + rows;
  }

  /** The guide's columns, then those the guide has not. */
  static List<Object> header() {
    List<Object> header = new ArrayList<>();
    for (Field field : Field.values()) {
      header.add(field);
      if (field == Field.FORMAT_TYPE) {
        header.addAll(List.of(ItemField.TITLE, ItemField.DATA_TYPE, ItemField.LENGTH));
      }
    }
    header.addAll(
        List.of(
            ItemField.NAME, ItemField.ENGLISH, ItemField.UNIT, ItemField.GRADE, ItemField.ELEMENT));
    header.add(Headers.KIND);
    return header;
  }

  private static String name(Object field) {
    return field instanceof Field f
        ? f.chinese()
        : field instanceof ItemField item ? item.chinese() : field.toString();
  }
}
