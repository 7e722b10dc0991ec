package city.weir.catalog.grading;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether values are numbers that some system allotted, which may look like telephone numbers:
 * those follow one another closely, or all begin alike.
 */
final class Numbering {
  private static final Pattern NAMES =
      Pattern.compile(
          "编号|序号|流水|单号|订单|代码|编码|(^|_)(id|no|code|seq|serial|order|key)$", Pattern.CASE_INSENSITIVE);
  private static final int FEW = 8;

  /** Numbers of telephones begin in more ways than this. */
  private static final int BEGINNINGS = 12;

  private Numbering() {}

  /** Whether the column's name or title says so. */
  static boolean named(ColumnSample column) {
    return NAMES.matcher(column.name()).find() || NAMES.matcher(column.title()).find();
  }

  /** Whether half of them have a neighbour within a hundred. */
  static boolean close(List<String> values) {
    TreeSet<Long> numbers = new TreeSet<>();
    for (String value : values) {
      if (value.matches("[0-9]{6,18}")) {
        numbers.add(Long.parseLong(value));
      }
    }
    if (numbers.size() < FEW) {
      return false;
    }
    int near = 0;
    Long before = null;
    for (Long number : numbers) {
      if (before != null && number - before <= 100) {
        near++;
      }
      before = number;
    }
    return near * 2 >= numbers.size();
  }

  /** Whether they begin in as few ways as only numbers of one system do. */
  static boolean alike(List<String> values) {
    Set<String> beginnings =
        values.stream()
            .map(v -> v.substring(0, Math.min(3, v.length())))
            .collect(Collectors.toSet());
    return beginnings.size() < BEGINNINGS;
  }
}
