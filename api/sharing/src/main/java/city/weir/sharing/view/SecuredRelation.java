package city.weir.sharing.view;

import city.weir.lake.sql.Relation;
import java.util.List;
import java.util.Set;

/** What a view allows of a table at one snapshot. */
public final class SecuredRelation {
  /** Column that says where a row is stored, where it was asked for: rises in that order. */
  public static final String PLACE = "_place";

  /** What the engine makes it of: a dataset with a column called so hides them. */
  public static final Set<String> ENGINE_PLACES = Set.of("file_index", "file_row_number");

  private final View view;
  private final Relation relation;
  private final ViewSql sql;

  SecuredRelation(View view, Relation relation, ViewSql sql) {
    this.view = view;
    this.relation = relation;
    this.sql = sql;
  }

  /**
   * Which of the permitted rows are wanted.
   *
   * @param columns what {@code where} and {@code rest} speak of
   * @param where a condition in DuckDB's SQL that names columns without their table; may have
   *     question marks
   * @param rest further clauses, empty or such as {@code ORDER BY "id" LIMIT 10}
   * @param placed whether {@link #PLACE} is wanted and may be spoken of
   */
  public record Cut(Set<String> columns, String where, String rest, boolean placed) {
    public Cut {
      columns = Set.copyOf(columns);
    }
  }

  /**
   * A query in DuckDB's SQL, without parameters: it gives all permitted rows with the shown
   * columns, masked.
   */
  public String sql() {
    return sql.of(view, relation.schema(), relation.sql(), false);
  }

  /**
   * The same for the rows of {@code cut} only. What is cut by columns that are shown whole is cut
   * before masks are computed, which costs more than reading; a mask is always laid before anything
   * is asked about its column.
   */
  public String sql(Cut cut) {
    boolean places = cut.placed() && !relation.files().isEmpty();
    String none = cut.placed() && !places ? ", 0 AS " + PLACE : "";
    if (!none.isEmpty() || !whole(cut.columns())) {
      String all = sql.of(view, relation.schema(), relation.sql(), places);
      return "SELECT * FROM (SELECT *%s FROM (%s)) AS permitted WHERE (%s)%s"
          .formatted(none, all, cut.where(), cut.rest());
    }
    String stored =
        "SELECT * FROM (SELECT *%s FROM %s) AS stored WHERE (%s) AND (%s)%s"
            .formatted(
                places ? ViewSql.PLACED : "",
                relation.sql(),
                sql.rows(view, relation.schema()),
                cut.where(),
                cut.rest());
    return sql.masked(view, relation.schema(), "(" + stored + ")", places);
  }

  private boolean whole(Set<String> columns) {
    return columns.stream()
        .allMatch(
            name ->
                name.equals(PLACE)
                    || (relation.schema().findField(name) != null
                        && view.column(name).filter(c -> !c.masked()).isPresent()));
  }

  /** Absolute paths of the files it reads. */
  public List<String> files() {
    return relation.files();
  }

  /** Id of the snapshot, 0 when the table has none yet. */
  public long snapshot() {
    return relation.snapshot();
  }
}
