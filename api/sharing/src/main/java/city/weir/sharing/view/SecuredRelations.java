package city.weir.sharing.view;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import city.weir.lake.sql.Relation;
import city.weir.lake.sql.Relations;
import city.weir.sharing.filter.Filter;
import city.weir.sharing.filter.Pruning;
import city.weir.sharing.masking.Masking;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** Turns a view into SQL. Nothing reaches a subject's rows by another way than this. */
public final class SecuredRelations {
  private final Relations relations;
  private final ViewSql sql;

  public SecuredRelations(Relations relations, Masking masking) {
    this.relations = relations;
    this.sql = new ViewSql(masking);
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
    return new SecuredRelation(view, relation, sql);
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
    return sql.of(view, schema, from, false);
  }
}
