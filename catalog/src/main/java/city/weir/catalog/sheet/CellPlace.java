package city.weir.catalog.sheet;

/**
 * A cell of a worksheet.
 *
 * @param row counted from 0
 * @param column counted from 0
 */
public record CellPlace(int row, int column) {
  /** As spreadsheets name it, such as {@code B12}. */
  @Override
  public String toString() {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString() + (row + 1);
  }
}
