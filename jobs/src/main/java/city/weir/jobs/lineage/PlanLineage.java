package city.weir.jobs.lineage;

import static scala.collection.JavaConverters.seqAsJavaList;

import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Tells what a query's columns were computed from. */
public final class PlanLineage {
  private PlanLineage() {}

  /**
   * What {@code rows} are computed from, as Spark understood the query. Nothing is run.
   *
   * @param columns those of {@code rows} to tell it of
   * @param views tables by the names of the temporary views that stand for them; what a view leaves
   *     out of its table is not told. A table of a catalog needs none
   */
  public static Derivation of(
      Dataset<Row> rows, Collection<String> columns, Map<String, TableName> views) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    Relation result = new Plans(views).of(plan, null);
    Map<String, List<Influence>> found = new HashMap<>();
    for (Attribute attribute : seqAsJavaList(plan.output())) {
      if (columns.contains(attribute.name())) {
        found.put(attribute.name(), result.of(attribute).influences());
      }
    }
    return new Derivation(found, result.rows().influences());
  }
}
