package city.weir.jobs.lineage;

import static scala.collection.JavaConverters.seqAsJavaList;

import city.weir.contract.derivation.Manner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Exists;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.OuterReference;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.MaxMinBy;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Tuple2;

/** Where the value of an expression comes from. */
final class Values {
  private final BiFunction<LogicalPlan, Relation, Relation> subqueries;

  /**
   * @param subqueries what a subquery's rows are, given the rows around it
   */
  Values(BiFunction<LogicalPlan, Relation, Relation> subqueries) {
    this.subqueries = subqueries;
  }

  /** What {@code expression} depends on when it is computed over {@code rows}. */
  Provenance of(Expression expression, Relation rows) {
    if (expression instanceof Attribute attribute) {
      return rows.of(attribute);
    } else if (expression instanceof Alias alias) {
      return of(alias.child(), rows);
    } else if (expression instanceof OuterReference outer) {
      return of((Expression) outer.e(), rows);
    } else if (expression instanceof Cast cast && cast.child().dataType().equals(cast.dataType())) {
      return of(cast.child(), rows);
    } else if (expression instanceof CaseWhen cases) {
      return cases(cases, rows);
    } else if (expression instanceof If choice) {
      Provenance value = of(choice.trueValue(), rows).and(of(choice.falseValue(), rows));
      return chosen(value, of(choice.predicate(), rows));
    } else if (expression instanceof AggregateExpression aggregate) {
      Provenance value = of(aggregate.aggregateFunction(), rows).then(Manner.AGGREGATION);
      return aggregate.filter().isEmpty()
          ? value
          : chosen(value, of(aggregate.filter().get(), rows));
    } else if (expression instanceof MaxMinBy by) {
      return chosen(of(by.valueExpr(), rows), of(by.orderingExpr(), rows));
    } else if (expression instanceof WindowExpression window) {
      Provenance value = of(window.windowFunction(), rows).then(Manner.TRANSFORMATION);
      return value.and(of(window.windowSpec(), rows).then(Manner.WINDOW));
    } else if (expression instanceof SubqueryExpression subquery) {
      return subquery(subquery, rows);
    }
    return all(seqAsJavaList(expression.children()), rows).then(Manner.TRANSFORMATION);
  }

  /** What any of {@code expressions} depends on. */
  Provenance all(Collection<? extends Expression> expressions, Relation rows) {
    return Provenance.all(expressions.stream().map(e -> of(e, rows)).toList());
  }

  private Provenance cases(CaseWhen cases, Relation rows) {
    List<Expression> conditions = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (Tuple2<Expression, Expression> branch : seqAsJavaList(cases.branches())) {
      conditions.add(branch._1());
      values.add(branch._2());
    }
    if (cases.elseValue().isDefined()) {
      values.add(cases.elseValue().get());
    }
    return chosen(all(values, rows), all(conditions, rows));
  }

  /** A value whose own condition says no more than the value does is not told twice. */
  private static Provenance chosen(Provenance value, Provenance by) {
    return value.then(Manner.TRANSFORMATION).and(by.then(Manner.CONDITIONAL).beside(value));
  }

  private Provenance subquery(SubqueryExpression subquery, Relation rows) {
    Relation inner = subqueries.apply(subquery.plan(), rows);
    return subquery instanceof Exists
        ? inner.rows()
        : Provenance.all(inner.inOrder(seqAsJavaList(subquery.plan().output()))).and(inner.rows());
  }
}
