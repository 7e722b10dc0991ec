package city.weir.sharing.subscription.feed;

import city.weir.contract.Column;
import city.weir.contract.Mask;
import city.weir.lake.sql.Changes.Change;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A change as one subscriber sees it, in DuckDB's SQL. Rows are filtered and masked before they are
 * compared: a row that leaves the subscriber's rows is one taken out, and one of which nothing it
 * may see has changed is none.
 */
final class ChangeSql {
  /** A name no column of a contract can have. */
  private static final String NTH = "\"nth row\"";

  /** Likewise: whether a row was taken out. */
  static final String GONE = "\"is gone\"";

  private final SecuredRelations relations;
  private final View view;
  private final Change change;
  private final Filter wanted;

  ChangeSql(SecuredRelations relations, View view, Change change, Filter wanted) {
    this.relations = relations;
    this.view = view;
    this.change = change;
    this.wanted = wanted;
  }

  /**
   * The rows put in, changed and taken out. Its columns: {@code insert}, {@code update} or {@code
   * delete}; all shown columns as they were; all shown columns as they are.
   */
  String changed() {
    if (change.removed() == null) {
      return "SELECT 'insert' AS operation, %s FROM (%s) AS come"
          .formatted(both(name -> "NULL", name -> "come." + name), permitted(change.added()));
    }
    List<String> key = key();
    if (key.isEmpty()) {
      return "%s SELECT 'delete' AS operation, %s FROM old UNION ALL SELECT 'insert', %s FROM fresh"
          .formatted(
              differing(""),
              both(name -> "old." + name, name -> "NULL"),
              both(name -> "NULL", name -> "fresh." + name));
    }
    // A key that is there twice is no key, but must not make rows out of nothing: they are counted.
    String nth =
        ", row_number() OVER (PARTITION BY %s ORDER BY %s) AS %s"
            .formatted(String.join(", ", key), String.join(", ", names()), NTH);
    String same =
        key.stream()
            .map(name -> "fresh.%1$s IS NOT DISTINCT FROM old.%1$s".formatted(name))
            .collect(Collectors.joining(" AND "));
    return ("%s SELECT CASE WHEN old.%2$s IS NULL THEN 'insert' WHEN fresh.%2$s IS NULL THEN 'delete'"
            + " ELSE 'update' END AS operation, %3$s FROM fresh FULL JOIN old ON %4$s"
            + " AND fresh.%2$s = old.%2$s")
        .formatted(differing(nth), NTH, both(name -> "old." + name, name -> "fresh." + name), same);
  }

  /**
   * The rows as they are now, and where {@code per} is the key of the dataset, as they were those
   * taken out. Its columns: all that are shown, and {@link #GONE}.
   */
  String now(List<String> per) {
    if (change.removed() == null) {
      return "SELECT *, false AS %s FROM (%s)".formatted(GONE, permitted(change.added()));
    }
    List<String> names = per.stream().map(DuckSql::name).sorted().toList();
    String fresh = differing("") + " SELECT *, false AS %s FROM fresh".formatted(GONE);
    if (!names.equals(key().stream().sorted().toList())) {
      return fresh;
    }
    String same =
        names.stream()
            .map(name -> "come.%1$s IS NOT DISTINCT FROM old.%1$s".formatted(name))
            .collect(Collectors.joining(" AND "));
    return fresh
        + " UNION ALL SELECT *, true FROM old WHERE NOT EXISTS (SELECT 1 FROM come WHERE %s)"
            .formatted(same);
  }

  /** What is in one of the two and not in the other: {@code fresh} and {@code old}. */
  private String differing(String more) {
    return ("WITH come AS (%s), went AS (%s),"
            + " fresh AS (SELECT *%3$s FROM (SELECT * FROM come EXCEPT ALL SELECT * FROM went)),"
            + " old AS (SELECT *%3$s FROM (SELECT * FROM went EXCEPT ALL SELECT * FROM come))")
        .formatted(permitted(change.added()), permitted(String.valueOf(change.removed())), more);
  }

  private String permitted(String rows) {
    return "SELECT * FROM (%s) AS permitted WHERE (%s)"
        .formatted(relations.sql(view, change.schema(), rows), DuckSql.written(wanted));
  }

  private String both(Function<String, String> before, Function<String, String> after) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < view.columns().size(); i++) {
      all.add(before.apply(names().get(i)) + " AS b" + i);
    }
    for (int i = 0; i < view.columns().size(); i++) {
      all.add(after.apply(names().get(i)) + " AS a" + i);
    }
    return String.join(", ", all);
  }

  private List<String> names() {
    return view.columns().stream().map(column -> DuckSql.name(column.name())).toList();
  }

  /**
   * What tells rows apart for the subscriber: the key, unless it does not see it. Then a changed
   * row is one taken out and another put in, for to join them would tell what was hidden.
   */
  private List<String> key() {
    List<String> names = new ArrayList<>();
    for (Column column : view.dataset().key()) {
      boolean told =
          view.column(column.name())
              .filter(shown -> shown.mask() == null || shown.mask() instanceof Mask.Hash)
              .isPresent();
      if (!told) {
        return List.of();
      }
      names.add(DuckSql.name(column.name()));
    }
    return names;
  }
}
