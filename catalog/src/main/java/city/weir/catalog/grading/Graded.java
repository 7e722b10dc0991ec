package city.weir.catalog.grading;

import city.weir.contract.Grade;
import city.weir.contract.TableName;
import java.util.List;

/**
 * An entry as it is graded now.
 *
 * @param entry id of the entry
 */
public record Graded(String entry, List<Item> items) {
  public Graded {
    items = List.copyOf(items);
  }

  /**
   * One column.
   *
   * @param text whether its values are text, which can be masked in part
   * @param masked whether something says how it is masked
   * @param inputs what it is made of, graded higher than it is; none when an exception covers it
   */
  public record Item(
      String name, String title, Grade grade, boolean text, boolean masked, List<Input> inputs) {
    public Item {
      inputs = List.copyOf(inputs);
    }
  }

  /** A column something is made of. */
  public record Input(TableName table, String column, Grade grade) {}
}
