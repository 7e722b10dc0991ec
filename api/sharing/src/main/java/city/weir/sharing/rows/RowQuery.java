package city.weir.sharing.rows;

import city.weir.lake.AsOf;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked question for rows of one view.
 *
 * @param select the columns of the answer, at least one
 * @param orderBy a total order: what was asked for, then the key, or all columns where the key is
 *     masked, hidden or absent
 * @param limit rows of a page
 * @param after where the page before ended, or null for the first page
 * @param fingerprint tells this question from others, so that a page token is not used for another
 */
public record RowQuery(
    Filter filter,
    List<View.Shown> select,
    List<Order> orderBy,
    int limit,
    AsOf asOf,
    @Nullable Position after,
    String fingerprint) {

  public static final int MOST_ROWS = 10_000;
  static final int USUAL_ROWS = 100;

  public RowQuery {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  /** One column of the order; nulls come last in both directions. */
  public record Order(View.Shown column, boolean descending) {}

  /**
   * Checks {@code parameters} against what {@code view} shows.
   *
   * @throws QueryRefused when one of them cannot be understood
   */
  public static RowQuery parse(RowParameters parameters, View view, PageTokens tokens) {
    return new RowQueryParser(parameters, view, tokens).parse();
  }
}
