package city.weir.catalog.sheet;

import java.util.List;

/**
 * The texts of one worksheet.
 *
 * @param name of the worksheet
 * @param part of the file it stands in, such as {@code xl/worksheets/sheet1.xml}
 * @param rows by row and column from 0; rows may be shorter than others; a merged cell's text
 *     stands in all cells it covers
 * @param merges which cells are merged
 */
public record Grid(String name, String part, List<List<String>> rows, List<Merge> merges) {
  /** The text of a cell, empty when there is none. */
  public String at(int row, int column) {
    if (row < 0 || row >= rows.size() || column < 0 || column >= rows.get(row).size()) {
      return "";
    }
    return rows.get(row).get(column);
  }

  /** How many columns the widest row has. */
  public int width() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }
}
