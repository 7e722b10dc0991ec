package city.weir.sharing.rows;

import city.weir.contract.ColumnType;
import city.weir.lake.AsOf;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked question for rows of one view.
 *
 * @param filter on rows, before they are put together
 * @param grouping how they are, or null when each stands for itself
 * @param select the columns of the answer, at least one
 * @param orderBy a total order; {@link #STORED} when none was asked for
 * @param limit rows of a page
 * @param after where the page before ended, or null for the first page
 * @param fingerprint tells this question from others, so that a page token is not used for another
 */
record RowQuery(
    Filter filter,
    @Nullable Grouping grouping,
    List<Field> select,
    List<Order> orderBy,
    int limit,
    AsOf asOf,
    @Nullable Position after,
    String fingerprint) {

  static final int MOST_ROWS = 10_000;
  static final int USUAL_ROWS = 100;

  /**
   * The order rows are stored in. Nothing is sorted for it, so a page costs what its rows cost, be
   * the table as large as it may.
   */
  static final List<Order> STORED =
      List.of(new Order(new Field(SecuredRelation.PLACE, new ColumnType.Whole(), false, Set.of())));

  RowQuery {
    select = List.copyOf(select);
    orderBy = List.copyOf(orderBy);
  }

  /** One column of the order; nulls come last in both directions. */
  record Order(Field column, boolean descending) {
    Order(Field column) {
      this(column, false);
    }
  }

  boolean stored() {
    return orderBy.equals(STORED);
  }

  /**
   * Checks {@code parameters} against what {@code view} shows.
   *
   * @throws QueryRefused when one of them cannot be understood
   */
  static RowQuery parse(RowParameters parameters, View view, PageTokens tokens) {
    return new RowQueryParser(parameters, view, tokens).parse();
  }
}
