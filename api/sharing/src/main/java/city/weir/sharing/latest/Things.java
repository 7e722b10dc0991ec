package city.weir.sharing.latest;

import city.weir.contract.Column;
import city.weir.contract.Mask;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.rows.QueryRefused;
import city.weir.sharing.view.View;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a dataset tells of, and when: devices, stations. A thing is known by the dataset's key
 * without the time of the event.
 *
 * @param key columns, at least one
 * @param time the column of the time
 */
record Things(View view, List<View.Shown> key, View.Shown time) {

  /**
   * @throws QueryRefused when the dataset tells of no things, or the subject may not see which
   */
  static Things of(View view) {
    View.Shown time =
        view.column(Column.Role.EVENT_TIME)
            .filter(shown -> !shown.masked())
            .orElseThrow(() -> refused(view, "shows no time of the event"));
    List<Column> columns =
        view.dataset().key().stream().filter(c -> !c.name().equals(time.name())).toList();
    List<View.Shown> key =
        columns.stream()
            .flatMap(c -> view.column(c.name()).stream())
            .filter(shown -> shown.mask() == null || shown.mask() instanceof Mask.Hash)
            .toList();
    if (key.isEmpty() || key.size() < columns.size()) {
      throw refused(view, "shows no key beside the time of the event");
    }
    return new Things(view, key, time);
  }

  private static QueryRefused refused(View view, String why) {
    return new QueryRefused(
        "latest",
        "%s %s, so there is no newest row of each thing. Read rows with orderBy instead"
            .formatted(view.dataset().id(), why));
  }

  /**
   * The newest row of each thing among those of {@code permitted}, a query; where two are equally
   * new, the one that sorts first.
   */
  String newest(String permitted) {
    String columns = names(view.columns());
    String same =
        key.stream()
            .map(c -> DuckSql.name(c.name()))
            .map(c -> "every_row.%1$s IS NOT DISTINCT FROM newest.%1$s".formatted(c))
            .collect(Collectors.joining(" AND "));
    String order =
        view.columns().stream()
            .map(c -> "every_row." + DuckSql.name(c.name()) + " ASC NULLS LAST")
            .collect(Collectors.joining(", "));
    String thing =
        key.stream()
            .map(c -> "every_row." + DuckSql.name(c.name()))
            .collect(Collectors.joining(", "));
    String at = DuckSql.name(time.name());
    return ("SELECT %1$s FROM (SELECT every_row.*, row_number() OVER (PARTITION BY %2$s ORDER BY"
            + " %3$s) AS _nth FROM (%4$s) AS every_row JOIN (SELECT %5$s, max(%6$s) AS _newest FROM"
            + " (%4$s) AS every_time WHERE %6$s IS NOT NULL GROUP BY %5$s) AS newest ON %7$s AND"
            + " every_row.%6$s = newest._newest) AS ranked WHERE _nth = 1")
        .formatted(columns, thing, order, permitted, names(key), at, same);
  }

  /** The key, as an order. */
  String order() {
    return key.stream()
        .map(c -> DuckSql.name(c.name()) + " ASC NULLS LAST")
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private static String names(List<View.Shown> columns) {
    return columns.stream().map(c -> DuckSql.name(c.name())).collect(Collectors.joining(", "));
  }
}
