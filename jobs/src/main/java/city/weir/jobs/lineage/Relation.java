package city.weir.jobs.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows that a part of a plan gives.
 *
 * @param attributes where the value of each attribute comes from
 * @param rows what decides which rows there are
 * @param around the rows around a correlated subquery, or null outside of one
 */
record Relation(Map<ExprId, Provenance> attributes, Provenance rows, @Nullable Relation around) {

  static Relation empty(@Nullable Relation around) {
    return new Relation(Map.of(), Provenance.NONE, around);
  }

  /** Where {@code attribute} comes from; from nowhere when it is none of these rows. */
  Provenance of(Attribute attribute) {
    Provenance own = attributes.get(attribute.exprId());
    if (own != null) {
      return own;
    }
    return around == null ? Provenance.NONE : around.of(attribute);
  }

  Relation with(Map<ExprId, Provenance> more) {
    Map<ExprId, Provenance> all = new HashMap<>(attributes);
    all.putAll(more);
    return new Relation(all, rows, around);
  }

  Relation narrowedBy(Provenance further) {
    return new Relation(attributes, rows.and(further), around);
  }

  /** Both side by side. */
  Relation beside(Relation other) {
    return with(other.attributes).narrowedBy(other.rows);
  }

  List<Provenance> inOrder(List<Attribute> output) {
    return output.stream().map(this::of).toList();
  }
}
