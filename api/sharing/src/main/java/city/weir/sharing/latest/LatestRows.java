package city.weir.sharing.latest;

import city.weir.contract.ColumnType;
import city.weir.lake.AsOf;
import city.weir.lake.sql.Changes;
import city.weir.lake.sql.SqlSession;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.rows.Cells;
import city.weir.sharing.rows.Field;
import city.weir.sharing.rows.LineSql;
import city.weir.sharing.rows.QueryRefused;
import city.weir.sharing.rows.RowPage;
import city.weir.sharing.rows.Versions;
import city.weir.sharing.view.SecuredRelation;
import city.weir.sharing.view.SecuredRelations;
import city.weir.sharing.view.View;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The newest row of each thing, answered from memory. What is kept is what one kind of subject may
 * see, made by the same SQL as every other answer: rows it may not see are not there, masks are
 * laid. It is brought up to the newest snapshot by the rows that came and went since, when somebody
 * asks; so an answer is never older than the last commit, and always says its snapshot.
 */
public final class LatestRows {
  /** Things of the largest dataset that is kept; of larger ones every answer is computed. */
  private static final int THINGS = 200_000;

  /** Values kept of all datasets and kinds of subjects together: some 200 MB at most. */
  private static final int VALUES = 4_000_000;

  private final SecuredRelations relations;
  private final Changes changes;
  private final SqlSession sql;
  private final Heads heads;
  private final Duration limit;
  private final Cache<Seen, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(VALUES)
          .weigher((Seen seen, Kept one) -> one.weight())
          .build();

  /**
   * @param limit how long one answer may take
   */
  public LatestRows(
      SecuredRelations relations, Changes changes, SqlSession sql, Heads heads, Duration limit) {
    this.relations = relations;
    this.changes = changes;
    this.sql = sql;
    this.heads = heads;
    this.limit = limit;
  }

  /** What subjects who see the same have in common. */
  private record Seen(String dataset, String version, List<View.Shown> columns, Filter rows) {}

  /** What is kept of one view: a state, or null when there are too many things. */
  private static final class Kept {
    private @Nullable Newest newest;

    synchronized int weight() {
      return newest == null ? 1 : 1 + newest.size() * 8;
    }
  }

  /**
   * The newest row of each thing that {@code question} asks for.
   *
   * @param line how rows become lines, or null for values
   * @throws QueryRefused when the dataset has no newest rows for this subject, or there are more
   *     than were asked for
   */
  public RowPage read(View view, LatestQuestion question, @Nullable LineSql line)
      throws SQLException {
    Things things = Things.of(view);
    List<Field> select = question.select();
    List<@Nullable Object[]> rows;
    long snapshot;
    Newest newest = line == null && question.asOf() == AsOf.NOW ? newest(things) : null;
    if (newest != null) {
      rows = project(view, select, newest.find(question.filter(), question.limit() + 1));
      snapshot = newest.snapshot();
    } else {
      SecuredRelation relation = plan(view, question.asOf());
      rows = compute(things, relation, question, line);
      snapshot = relation.snapshot();
    }
    if (rows.size() > question.limit()) {
      throw new QueryRefused(
          "limit",
          "More than %d things match. Narrow the filter, or ask for up to %d"
              .formatted(question.limit(), LatestQuestion.MOST));
    }
    return new RowPage(view, select, rows, null, snapshot, view.permit().explanation());
  }

  /** The same for two answers that are the same, byte by byte in the same format. */
  public static String version(RowPage page, LatestQuestion question) {
    return Versions.of(
        page.view(),
        page.snapshot(),
        "latest",
        question.filter().toString(),
        question.select().toString());
  }

  private static List<@Nullable Object[]> project(
      View view, List<Field> select, List<@Nullable Object[]> whole) {
    List<String> names = view.columns().stream().map(View.Shown::name).toList();
    int[] places = select.stream().mapToInt(field -> names.indexOf(field.name())).toArray();
    List<@Nullable Object[]> rows = new ArrayList<>(whole.size());
    for (@Nullable Object[] row : whole) {
      @Nullable Object[] wanted = new Object[places.length];
      for (int i = 0; i < places.length; i++) {
        wanted[i] = row[places[i]];
      }
      rows.add(wanted);
    }
    return rows;
  }

  private SecuredRelation plan(View view, AsOf asOf) {
    try {
      return relations.plan(view, asOf, Filter.EVERYTHING);
    } catch (IllegalArgumentException e) {
      throw new QueryRefused("asOf", String.valueOf(e.getMessage()));
    }
  }

  private List<@Nullable Object[]> compute(
      Things things, SecuredRelation relation, LatestQuestion question, @Nullable LineSql line)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    String select =
        line != null
            ? line.of(question.select())
            : question.select().stream()
                .map(field -> DuckSql.name(field.name()))
                .collect(Collectors.joining(", "));
    String statement =
        "SELECT %s FROM (%s) AS answer WHERE (%s)%s LIMIT %d"
            .formatted(
                select,
                things.newest(relation.sql()),
                DuckSql.bound(question.filter(), values),
                things.order(),
                question.limit() + 1);
    List<ColumnType> types = question.select().stream().map(Field::type).toList();
    return sql.query(
        statement, values, limit, result -> line != null ? lines(result) : rows(result, types));
  }

  /** The state at the newest snapshot; null when it is not kept. */
  private @Nullable Newest newest(Things things) throws SQLException {
    View view = things.view();
    Seen seen =
        new Seen(
            view.dataset().id(), view.dataset().version(), view.columns(), view.permit().rows());
    Kept one = kept.get(seen, any -> new Kept());
    long head = heads.of(view.dataset().table());
    synchronized (one) {
      Newest before = one.newest;
      if (before != null && before.snapshot() == head) {
        return before;
      }
      Newest now = before == null ? made(things) : follow(things, before);
      one.newest = now.size() > THINGS ? null : now;
      // Weighed anew.
      kept.put(seen, one);
      return one.newest;
    }
  }

  private Newest made(Things things) throws SQLException {
    SecuredRelation relation = plan(things.view(), AsOf.NOW);
    String statement = things.newest(relation.sql()) + " LIMIT " + (THINGS + 1);
    return Newest.of(things, relation.snapshot(), ask(things, statement));
  }

  private Newest follow(Things things, Newest before) throws SQLException {
    List<Long> since;
    try {
      since = changes.since(things.view().dataset().table(), before.snapshot());
    } catch (Changes.NotKept e) {
      return made(things);
    }
    Newest now = before;
    for (long snapshot : since) {
      Changes.Change change = changes.at(things.view().dataset().table(), snapshot);
      String added = relations.sql(things.view(), change.schema(), change.added());
      if (change.removed() != null) {
        String removed = relations.sql(things.view(), change.schema(), change.removed());
        String gone = "(%s) EXCEPT ALL (%s)".formatted(removed, added);
        if (!now.outlives(ask(things, things.newest(gone)))) {
          return made(things);
        }
        added = "(%s) EXCEPT ALL (%s)".formatted(added, removed);
      }
      now = now.with(ask(things, things.newest(added)), snapshot);
    }
    return now;
  }

  private List<@Nullable Object[]> ask(Things things, String statement) throws SQLException {
    List<ColumnType> types = things.view().columns().stream().map(View.Shown::type).toList();
    return sql.query(statement, List.of(), limit, result -> rows(result, types));
  }

  private static List<@Nullable Object[]> lines(ResultSet result) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(new Object[] {result.getBytes(1)});
    }
    return rows;
  }

  private static List<@Nullable Object[]> rows(ResultSet result, List<ColumnType> types)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    while (result.next()) {
      @Nullable Object[] row = new Object[types.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = Cells.read(result, i + 1, types.get(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
