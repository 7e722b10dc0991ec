package city.weir.server.sheets;

import city.weir.catalog.draft.Finding;
import city.weir.catalog.intake.Intake;
import city.weir.catalog.intake.Judged;
import city.weir.catalog.intake.Outcome;
import city.weir.catalog.lifecycle.Difference;
import city.weir.catalog.sheet.CellPlace;
import city.weir.catalog.sheet.DirectorySheet;
import city.weir.catalog.sheet.Grid;
import city.weir.catalog.sheet.SheetDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Some entries of a sheet as they stand there, with what is wrong on the cells.
 *
 * @param heads the columns that have a header
 */
record SheetView(List<Head> heads, List<Block> blocks) {
  /** Of an entry with more rows only the first are shown, and those with findings. */
  private static final int MOST_ROWS = 12;

  /**
   * @param letter as spreadsheets name the column
   */
  record Head(int column, String letter, String text) {}

  /**
   * The rows of one entry.
   *
   * @param outcome such as {@code new}
   * @param entry id of the entry in the directory, or null
   * @param hidden how many rows are not shown
   * @param differences from the entry there is, when it would change it
   */
  record Block(
      int number,
      String outcome,
      @Nullable String entry,
      List<Line> lines,
      int hidden,
      List<Difference> differences) {}

  /**
   * @param number as the spreadsheet counts it
   */
  record Line(int number, List<Cell> cells) {}

  /** A cell; {@code findings} are what is wrong in it. */
  record Cell(String place, String text, List<Finding> findings) {
    /** For the style sheet. */
    public String look() {
      return findings.isEmpty()
          ? ""
          : findings.stream().anyMatch(Finding::blocks) ? "bad" : "doubtful";
    }
  }

  static SheetView of(DirectorySheet sheet, List<KeptEntry> entries, Intake intake) {
    List<Head> heads = new ArrayList<>();
    for (int column = 0; column < sheet.grid().width(); column++) {
      String text = sheet.headerOf(column);
      if (!text.isEmpty()) {
        String place = new CellPlace(0, column).toString();
        heads.add(new Head(column, place.substring(0, place.length() - 1), text));
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (KeptEntry entry : entries) {
      blocks.add(block(sheet, heads, entry.judged(), intake));
    }
    return new SheetView(heads, blocks);
  }

  private static Block block(DirectorySheet sheet, List<Head> heads, Judged judged, Intake intake) {
    int number = judged.number();
    SheetDraft draft = sheet.drafts().get(number);
    Map<CellPlace, List<Finding>> found = new HashMap<>();
    for (Finding finding : judged.findings()) {
      found.computeIfAbsent(draft.place(finding), p -> new ArrayList<>()).add(finding);
    }
    Grid grid = sheet.grid();
    int end =
        number + 1 < sheet.drafts().size()
            ? sheet.drafts().get(number + 1).row()
            : grid.rows().size();
    TreeSet<Integer> rows = new TreeSet<>();
    int all = 0;
    for (int row = draft.row(); row < end; row++) {
      if (!grid.rows().get(row).stream().allMatch(String::isEmpty)) {
        all++;
        if (all <= MOST_ROWS) {
          rows.add(row);
        }
      }
    }
    found.keySet().forEach(place -> rows.add(place.row()));
    List<Line> lines = new ArrayList<>();
    for (int row : rows) {
      List<Cell> cells = new ArrayList<>();
      for (Head head : heads) {
        CellPlace place = new CellPlace(row, head.column());
        cells.add(
            new Cell(
                place.toString(),
                grid.at(row, head.column()),
                found.getOrDefault(place, List.of())));
      }
      lines.add(new Line(row + 1, cells));
    }
    return new Block(
        number,
        judged.outcome().word(),
        judged.entry(),
        lines,
        all - rows.size(),
        judged.outcome() == Outcome.CHANGE ? intake.differences(sheet, draft.draft()) : List.of());
  }
}
