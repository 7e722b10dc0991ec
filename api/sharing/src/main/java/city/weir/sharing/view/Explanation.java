package city.weir.sharing.view;

import city.weir.contract.Column;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.policy.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees of a table, what not, and why, in words. For those only whom the view is for.
 *
 * @param dataset id of the dataset
 * @param table its {@code zone.name}
 * @param why on what ground it is seen at all
 * @param agreement id of the agreement this rests on, or null when none was needed
 * @param rows which rows are seen; null when all are
 * @param columns those that are not seen whole
 */
public record Explanation(
    String dataset,
    String table,
    Words title,
    Words why,
    @Nullable String agreement,
    @Nullable Words rows,
    List<Limited> columns) {
  public Explanation {
    columns = List.copyOf(columns);
  }

  /**
   * A column that is masked, or hidden.
   *
   * @param how {@code masked} or {@code hidden}
   */
  public record Limited(String name, String how, Words why) {}

  /** What {@code view} leaves out. */
  public static Explanation of(View view) {
    List<Limited> limited = new ArrayList<>();
    for (Column column : view.dataset().columns()) {
      String how = view.permit().hidden().contains(column.name()) ? "hidden" : "masked";
      view.permit().why(column).ifPresent(why -> limited.add(new Limited(column.name(), how, why)));
    }
    Filter rows = view.permit().rows();
    return new Explanation(
        view.dataset().id(),
        view.dataset().table().toString(),
        new Words(
            view.dataset().title(),
            Objects.requireNonNullElse(view.dataset().english(), view.dataset().title())),
        view.permit().explanation(),
        view.permit().agreement(),
        rows.equals(Filter.EVERYTHING) ? null : LimitWords.rows(rows),
        limited);
  }

  /** Names of the masked columns. */
  public List<String> masked() {
    return columns.stream().filter(c -> c.how().equals("masked")).map(Limited::name).toList();
  }
}
