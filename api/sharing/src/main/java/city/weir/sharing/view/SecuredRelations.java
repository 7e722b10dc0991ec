package city.weir.sharing.view;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.sql.Relation;
import city.weir.lake.sql.Relations;
import city.weir.sharing.filter.DuckSql;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Pruning;
import city.weir.sharing.masking.DuckType;
import city.weir.sharing.masking.Masking;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** Turns a view into SQL. Nothing reaches a subject's rows by another way than this. */
public final class SecuredRelations {
  private final Relations relations;
  private final Masking masking;

  public SecuredRelations(Relations relations, Masking masking) {
    this.relations = relations;
    this.masking = masking;
  }

  /**
   * Plans what {@code view} allows.
   *
   * @param wanted files without a row it holds for are left out; it is NOT applied to rows, and it
   *     sees masked values
   * @throws IllegalArgumentException when {@code asOf} names a state that is not kept
   */
  public SecuredRelation plan(View view, AsOf asOf, Filter wanted) {
    TableName table = view.dataset().table();
    Relation relation =
        relations.plan(
            table,
            asOf,
            schema -> Expressions.and(permitted(view, schema), asked(view, schema, wanted)));
    return new SecuredRelation(
        sql(view, relation.schema(), relation.sql()), relation.files(), relation.snapshot());
  }

  private static Expression permitted(View view, Schema schema) {
    return Pruning.expression(view.permit().rows(), schema, column -> true);
  }

  /** Only of what is shown whole: nothing is told of values under a mask. */
  private static Expression asked(View view, Schema schema, Filter wanted) {
    return Pruning.expression(
        wanted, schema, column -> view.column(column).filter(shown -> !shown.masked()).isPresent());
  }

  /** What {@code view} allows of {@code from}, a relation with the columns of {@code schema}. */
  public String sql(View view, Schema schema, String from) {
    List<String> columns = new ArrayList<>();
    for (View.Shown shown : view.columns()) {
      columns.add(expression(shown, schema) + " AS " + DuckSql.name(shown.name()));
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "No column of %s may be shown: widen the agreement or the clearance"
              .formatted(view.dataset().id()));
    }
    String select = "SELECT %s FROM %s AS stored".formatted(String.join(", ", columns), from);
    Filter rows = view.permit().rows();
    return rows.equals(Filter.EVERYTHING)
        ? select
        : select + " WHERE " + DuckSql.written(known(rows, schema));
  }

  private String expression(View.Shown shown, Schema schema) {
    if (schema.findField(shown.name()) == null) {
      // The contract has gained this column since the snapshot was made.
      return "CAST(NULL AS %s)".formatted(DuckType.of(shown.type()));
    }
    String stored = "stored." + DuckSql.name(shown.name());
    return shown.mask() == null ? stored : masking.sql(shown.mask(), shown.column().type(), stored);
  }

  /** A rule about a column that the snapshot does not have yet lets no row pass. */
  private static Filter known(Filter rows, Schema schema) {
    return rows.columns().stream().allMatch(c -> schema.findField(c) != null)
        ? rows
        : Filter.NOTHING;
  }
}
