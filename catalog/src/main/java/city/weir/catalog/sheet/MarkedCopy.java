package city.weir.catalog.sheet;

import city.weir.catalog.draft.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A copy of a spreadsheet with what is wrong marked on it: wrong cells are red and say why in a
 * comment, and a second worksheet lists everything by cell. What stood in the file stands where it
 * stood and looks as it did; formulas are what they gave last.
 */
public final class MarkedCopy {
  private static final String LIST = "问题清单 Findings";
  private static final double WIDTH = 16;
  private static final int LONGEST_COMMENT = 1_000;

  private MarkedCopy() {}

  /**
   * @param file what {@code sheet} was read from
   * @param findings of each draft of {@code sheet}, in their order
   */
  public static void write(
      byte[] file, DirectorySheet sheet, List<List<Finding>> findings, OutputStream out)
      throws IOException {
    Grid grid = sheet.grid();
    Map<CellPlace, List<Finding>> marks = marks(sheet, findings);
    try (Workbook book = new Workbook(out, "Weir", "1.0")) {
      Worksheet copy = book.newWorksheet(grid.name());
      copy.freezePane(0, sheet.header() + 1);
      texts(copy, grid);
      SheetLook.give(file, grid, sheet.header(), copy);
      marks.forEach(
          (place, found) -> {
            boolean blocks = found.stream().anyMatch(Finding::blocks);
            copy.style(place.row(), place.column()).fillColor(blocks ? "FFC7CE" : "FFEB9C").set();
            copy.comment(place.row(), place.column(), words(found));
          });
      grid.merges().stream()
          .filter(m -> m.bottom() < grid.rows().size())
          .forEach(m -> copy.range(m.top(), m.left(), m.bottom(), m.right()).merge());
      copy.finish();
      list(book, marks);
    }
  }

  private static void texts(Worksheet copy, Grid grid) {
    for (int column = 0; column < grid.width(); column++) {
      copy.width(column, WIDTH);
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      List<String> texts = grid.rows().get(row);
      for (int column = 0; column < texts.size(); column++) {
        if (!texts.get(column).isEmpty()) {
          copy.value(row, column, Harmless.write(texts.get(column)));
        }
      }
    }
  }

  private static Map<CellPlace, List<Finding>> marks(
      DirectorySheet sheet, List<List<Finding>> findings) {
    Map<CellPlace, List<Finding>> marks =
        new TreeMap<>(
            java.util.Comparator.comparingInt(CellPlace::row).thenComparing(CellPlace::column));
    for (int i = 0; i < findings.size(); i++) {
      for (Finding finding : findings.get(i)) {
        marks
            .computeIfAbsent(sheet.drafts().get(i).place(finding), p -> new ArrayList<>())
            .add(finding);
      }
    }
    return marks;
  }

  private static String words(List<Finding> found) {
    String words =
        String.join("\n", found.stream().map(f -> f.text(true) + "\n" + f.text(false)).toList());
    return words.length() > LONGEST_COMMENT ? words.substring(0, LONGEST_COMMENT) + "…" : words;
  }

  private static void list(Workbook book, Map<CellPlace, List<Finding>> marks) {
    Worksheet list = book.newWorksheet(LIST);
    List<String> header = List.of("单元格", "值", "问题", "怎么改", "What is wrong", "What to do");
    for (int column = 0; column < header.size(); column++) {
      list.value(0, column, header.get(column));
      list.style(0, column).bold().set();
      list.width(column, column < 2 ? 14 : 44);
    }
    int row = 1;
    for (Map.Entry<CellPlace, List<Finding>> each : marks.entrySet()) {
      for (Finding finding : each.getValue()) {
        list.value(row, 0, each.getKey().toString());
        list.value(row, 1, Harmless.write(finding.value()));
        list.value(row, 2, finding.why().zh());
        list.value(row, 3, finding.todo().zh());
        list.value(row, 4, finding.why().en());
        list.value(row, 5, finding.todo().en());
        row++;
      }
    }
  }
}
