package city.weir.jobs.lineage;

import static scala.collection.JavaConverters.seqAsJavaList;

import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Manner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Deduplicate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Except;
import org.apache.spark.sql.catalyst.plans.logical.Expand;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.Intersect;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.View;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.jspecify.annotations.Nullable;

/** Walks an analysed plan from its tables up. */
final class Plans {
  /** Tables by the names of the views that stand for them. */
  private final Map<String, TableName> views;

  private final Map<Object, List<Provenance>> named = new HashMap<>();
  private final Map<Object, Provenance> namedRows = new HashMap<>();
  private final Values values = new Values(this::of);

  Plans(Map<String, TableName> views) {
    this.views = views;
  }

  /**
   * What {@code plan} gives.
   *
   * @param around the rows around it, when it is a correlated subquery
   */
  Relation of(LogicalPlan plan, @Nullable Relation around) {
    Optional<TableName> table = table(plan);
    if (table.isPresent()) {
      return read(plan, table.get(), around);
    } else if (plan instanceof WithCTE with) {
      for (CTERelationDef definition : seqAsJavaList(with.cteDefs())) {
        Relation rows = of(definition.child(), around);
        named.put(definition.id(), rows.inOrder(seqAsJavaList(definition.child().output())));
        namedRows.put(definition.id(), rows.rows());
      }
      return of(with.plan(), around);
    } else if (plan instanceof CTERelationRef reference) {
      return positions(
          plan,
          named.getOrDefault(reference.cteId(), List.of()),
          namedRows.getOrDefault(reference.cteId(), Provenance.NONE),
          around);
    } else if (plan instanceof Union || plan instanceof Except || plan instanceof Intersect) {
      return set(plan, around);
    } else if (plan instanceof LateralJoin lateral) {
      Relation left = of(lateral.left(), around);
      Relation both = left.beside(of(lateral.right().plan(), left));
      return lateral.condition().isEmpty()
          ? both
          : both.narrowedBy(values.of(lateral.condition().get(), both).then(Manner.JOIN));
    }
    Relation below = Relation.empty(around);
    for (LogicalPlan child : seqAsJavaList(plan.children())) {
      below = below.beside(of(child, around));
    }
    return step(plan, below);
  }

  /** What a node makes of the rows below it. */
  private Relation step(LogicalPlan plan, Relation below) {
    if (plan instanceof Project project) {
      return below.with(computed(seqAsJavaList(project.projectList()), below));
    } else if (plan instanceof Filter filter) {
      return below.narrowedBy(values.of(filter.condition(), below).then(Manner.FILTER));
    } else if (plan instanceof Join join) {
      return join.condition().isEmpty()
          ? below
          : below.narrowedBy(values.of(join.condition().get(), below).then(Manner.JOIN));
    } else if (plan instanceof Aggregate aggregate) {
      return below
          .with(computed(seqAsJavaList(aggregate.aggregateExpressions()), below))
          .narrowedBy(grouped(seqAsJavaList(aggregate.groupingExpressions()), below));
    } else if (plan instanceof Window window) {
      return below.with(computed(seqAsJavaList(window.windowExpressions()), below));
    } else if (plan instanceof Sort sort) {
      return below.narrowedBy(values.all(seqAsJavaList(sort.order()), below).then(Manner.SORT));
    } else if (plan instanceof Distinct) {
      return below.narrowedBy(grouped(seqAsJavaList(plan.output()), below));
    } else if (plan instanceof Deduplicate once) {
      return below.narrowedBy(grouped(seqAsJavaList(once.keys()), below));
    } else if (plan instanceof Generate generate) {
      Provenance from =
          values.of((Expression) generate.generator(), below).then(Manner.TRANSFORMATION);
      Map<ExprId, Provenance> made = new HashMap<>();
      seqAsJavaList(generate.generatorOutput()).forEach(a -> made.put(a.exprId(), from));
      // How many rows there are depends on it as well.
      return below.with(made).narrowedBy(from.then(Manner.FILTER));
    } else if (plan instanceof Expand expand) {
      return expanded(expand, below);
    }
    return other(plan, below);
  }

  private Map<ExprId, Provenance> computed(List<NamedExpression> expressions, Relation below) {
    Map<ExprId, Provenance> computed = new HashMap<>();
    expressions.forEach(e -> computed.put(e.exprId(), values.of((Expression) e, below)));
    return computed;
  }

  private Provenance grouped(List<? extends Expression> by, Relation below) {
    return values.all(by, below).then(Manner.GROUP_BY);
  }

  /** Grouping sets and unpivoting: each column takes a value of each projection in turn. */
  private Relation expanded(Expand expand, Relation below) {
    List<Attribute> output = seqAsJavaList(expand.output());
    Map<ExprId, Provenance> made = new HashMap<>();
    for (int i = 0; i < output.size(); i++) {
      List<Expression> choices = new ArrayList<>();
      for (var projection : seqAsJavaList(expand.projections())) {
        choices.add(projection.apply(i));
      }
      made.put(output.get(i).exprId(), values.all(choices, below));
    }
    return below.with(made);
  }

  /**
   * A node that passes rows on, or one not known here: what it makes anew is taken to come of all
   * it looks at, or of all below it. Too much rather than too little.
   */
  private Relation other(LogicalPlan plan, Relation below) {
    Map<ExprId, Provenance> made = new HashMap<>();
    for (Attribute attribute : seqAsJavaList(plan.output())) {
      if (!below.attributes().containsKey(attribute.exprId())) {
        Provenance from =
            plan.expressions().isEmpty()
                ? Provenance.all(below.attributes().values())
                : values.all(seqAsJavaList(plan.expressions()), below);
        made.put(attribute.exprId(), from.then(Manner.TRANSFORMATION));
      }
    }
    return below.with(made);
  }

  /** Rows of several queries in one: columns meet by their places. */
  private Relation set(LogicalPlan plan, @Nullable Relation around) {
    List<List<Provenance>> inputs = new ArrayList<>();
    Provenance rows = Provenance.NONE;
    boolean first = true;
    for (LogicalPlan child : seqAsJavaList(plan.children())) {
      Relation input = of(child, around);
      List<Provenance> columns = input.inOrder(seqAsJavaList(child.output()));
      rows = rows.and(input.rows());
      if (first || plan instanceof Union) {
        inputs.add(columns);
      }
      if (!(plan instanceof Union)) {
        // Every column of both decides whether a row stays.
        rows = rows.and(Provenance.all(columns).then(Manner.FILTER));
      }
      first = false;
    }
    List<Provenance> merged = new ArrayList<>();
    for (int i = 0; i < plan.output().size(); i++) {
      int place = i;
      merged.add(Provenance.all(inputs.stream().map(columns -> columns.get(place)).toList()));
    }
    return positions(plan, merged, rows, around);
  }

  private static Relation positions(
      LogicalPlan plan, List<Provenance> columns, Provenance rows, @Nullable Relation around) {
    List<Attribute> output = seqAsJavaList(plan.output());
    Map<ExprId, Provenance> attributes = new HashMap<>();
    for (int i = 0; i < output.size() && i < columns.size(); i++) {
      attributes.put(output.get(i).exprId(), columns.get(i));
    }
    return new Relation(attributes, rows, around);
  }

  private Optional<TableName> table(LogicalPlan plan) {
    if (plan instanceof View view && view.isTempView()) {
      return Optional.ofNullable(views.get(view.desc().identifier().table()));
    }
    if (plan instanceof DataSourceV2Relation relation && relation.identifier().isDefined()) {
      var identifier = relation.identifier().get();
      return Optional.of(
          new TableName(String.join("_", identifier.namespace()), identifier.name()));
    }
    return Optional.empty();
  }

  private static Relation read(LogicalPlan plan, TableName table, @Nullable Relation around) {
    Map<ExprId, Provenance> attributes = new HashMap<>();
    for (Attribute attribute : seqAsJavaList(plan.output())) {
      attributes.put(attribute.exprId(), Provenance.of(new ColumnName(table, attribute.name())));
    }
    return new Relation(attributes, Provenance.NONE, around);
  }
}
