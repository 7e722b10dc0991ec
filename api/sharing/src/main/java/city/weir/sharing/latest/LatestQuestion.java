package city.weir.sharing.latest;

import city.weir.lake.AsOf;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.FilterException;
import city.weir.sharing.filter.FilterParser;
import city.weir.sharing.rows.AsOfText;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.QueryRefused;
import city.weir.sharing.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A checked question for newest rows.
 *
 * @param filter on the newest rows: what was so before is not asked
 * @param select the columns of the answer
 * @param limit how many things may match
 */
public record LatestQuestion(Filter filter, List<Field> select, int limit, AsOf asOf) {
  public static final int MOST = 10_000;
  private static final int USUAL = 1_000;

  public LatestQuestion {
    select = List.copyOf(select);
  }

  /**
   * Checks what was asked against what {@code view} shows; each may be absent.
   *
   * @throws QueryRefused when something cannot be understood
   */
  public static LatestQuestion of(
      View view,
      @Nullable String filter,
      @Nullable String select,
      @Nullable String limit,
      @Nullable String asOf) {
    return new LatestQuestion(
        filter(view, filter), select(view, select), limit(limit), AsOfText.parse(asOf));
  }

  private static Filter filter(View view, @Nullable String text) {
    try {
      return text == null ? Filter.EVERYTHING : FilterParser.parse(text, view.fields());
    } catch (FilterException e) {
      throw new QueryRefused("filter", String.valueOf(e.getMessage()));
    }
  }

  private static List<Field> select(View view, @Nullable String text) {
    if (text == null) {
      return Field.of(view.columns());
    }
    Map<String, Field> columns = new LinkedHashMap<>();
    for (String name : text.split(",", -1)) {
      View.Shown column = view.column(name.strip()).orElseThrow(() -> unknown(view, name.strip()));
      columns.put(column.name(), Field.of(column));
    }
    return List.copyOf(columns.values());
  }

  private static QueryRefused unknown(View view, String name) {
    String all = view.columns().stream().map(View.Shown::name).collect(Collectors.joining(", "));
    return new QueryRefused(
        "select", "There is no column '%s'. The columns are: %s".formatted(name, all));
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (text.strip().matches("[1-9][0-9]{0,4}") && Integer.parseInt(text.strip()) <= MOST) {
      return Integer.parseInt(text.strip());
    }
    throw new QueryRefused(
        "limit", "'%s' is not a limit. Write a number from 1 to %d".formatted(text, MOST));
  }
}
