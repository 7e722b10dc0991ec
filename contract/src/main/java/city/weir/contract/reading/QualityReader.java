package city.weir.contract.reading;

import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Bounds;
import city.weir.contract.QualityRule.Dimension;
import city.weir.contract.QualityRule.Metric;
import city.weir.contract.QualityRule.Severity;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads quality rules, of a column or of the table, and checks that they can be held. */
final class QualityReader {
  private static final List<String> OPERATORS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  private final Findings findings;
  private final Map<String, Integer> names = new HashMap<>();

  QualityReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * The rules under {@code owner}; those of type text are for people only and left out.
   *
   * @param column empty for the table
   * @param patterned whether the column has a pattern that tells valid values from invalid ones
   */
  List<QualityRule> read(Node owner, String column, boolean patterned) {
    List<QualityRule> rules = new ArrayList<>();
    for (Node node : owner.children("quality")) {
      if (!findings.clean(node) || node.text("type").filter("text"::equals).isPresent()) {
        continue;
      }
      String name = node.text("name").orElseThrow();
      Integer former = names.putIfAbsent(name, node.line());
      if (former != null) {
        findings.add(
            node.childOrSelf("name"),
            "A rule '%s' stands in line %d already".formatted(name, former),
            "Give each rule a name of its own");
      }
      if (node.text("type").filter("sql"::equals).isPresent()) {
        rules.add(predicate(node, name, column));
      } else {
        metric(node, name, column, patterned).ifPresent(rules::add);
      }
    }
    return rules;
  }

  private QualityRule predicate(Node node, String name, String column) {
    List<String> written = operators(node);
    if (!written.equals(List.of("mustBe")) || !node.flag("mustBe")) {
      findings.add(
          node, "A rule of type sql says what must be true of a row", "Write 'mustBe: true'");
    }
    return new QualityRule.Predicate(
        name,
        column,
        node.text("query").orElseThrow(),
        dimension(node).orElse(Dimension.ACCURACY),
        severity(node));
  }

  private Optional<QualityRule> metric(Node node, String name, String column, boolean patterned) {
    String metric = node.text("metric").orElseThrow();
    boolean ofTable = column.isEmpty();
    switch (metric) {
      case "rowCount" ->
          findings.require(
              node, ofTable, "rowCount is a metric of the table", "Move the rule to the table");
      case "duplicateValues" -> {}
      default ->
          findings.require(
              node, !ofTable, metric + " is a metric of a column", "Move the rule to a column");
    }
    findings.require(
        node,
        !metric.equals("invalidValues") || patterned,
        "Nothing says which values are invalid",
        "Give the column logicalTypeOptions: {pattern: ...}");
    boolean percent = unit(node).filter("percent"::equals).isPresent();
    findings.require(
        node,
        !percent || !metric.equals("rowCount"),
        "Rows are not counted in percent",
        "Write rows");
    Severity severity = severity(node);
    findings.require(
        node,
        severity != Severity.QUARANTINE,
        "A metric says nothing of single rows, so none can be kept apart",
        "Write severity warn or block, or a rule of type sql");
    Metric.Kind kind = kind(metric);
    return bounds(node)
        .map(
            bounds ->
                new Metric(
                    name,
                    column,
                    kind,
                    percent ? Metric.Unit.PERCENT : Metric.Unit.ROWS,
                    bounds,
                    dimension(node).orElse(usual(kind)),
                    severity));
  }

  private Optional<Bounds> bounds(Node node) {
    List<String> written = operators(node);
    if (written.size() != 1) {
      findings.add(
          node,
          written.isEmpty() ? "Nothing says what must be" : "Several bounds: " + written,
          "Write exactly one of " + String.join(", ", OPERATORS));
      return Optional.empty();
    }
    String operator = written.get(0);
    List<Double> figures = new ArrayList<>();
    for (Node item : node.child(operator).map(Node::items).orElse(List.of())) {
      if (item instanceof Node.Scalar s && s.value() instanceof Number n) {
        figures.add(n.doubleValue());
      }
    }
    boolean pair = operator.endsWith("Between");
    if (figures.size() != (pair ? 2 : 1) || (pair && figures.get(0) > figures.get(1))) {
      findings.add(
          node.childOrSelf(operator),
          "Not a bound",
          pair ? "Write [smaller, larger]" : "Write a number");
      return Optional.empty();
    }
    double first = figures.get(0);
    double infinity = Double.POSITIVE_INFINITY;
    return Optional.of(
        switch (operator) {
          case "mustBe" -> new Bounds(first, true, first, true, false);
          case "mustNotBe" -> new Bounds(first, true, first, true, true);
          case "mustBeGreaterThan" -> new Bounds(first, false, infinity, true, false);
          case "mustBeGreaterOrEqualTo" -> new Bounds(first, true, infinity, true, false);
          case "mustBeLessThan" -> new Bounds(-infinity, true, first, false, false);
          case "mustBeLessOrEqualTo" -> new Bounds(-infinity, true, first, true, false);
          case "mustBeBetween" -> new Bounds(first, true, figures.get(1), true, false);
          default -> new Bounds(first, true, figures.get(1), true, true);
        });
  }

  private Optional<String> unit(Node node) {
    Optional<String> inArguments = node.child("arguments").flatMap(a -> a.text("unit"));
    return node.text("unit").or(() -> inArguments);
  }

  private static List<String> operators(Node node) {
    return OPERATORS.stream().filter(o -> node.child(o).isPresent()).toList();
  }

  private static Severity severity(Node node) {
    return node.text("severity")
        .map(word -> Severity.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElseThrow();
  }

  private static Optional<Dimension> dimension(Node node) {
    return node.text("dimension").map(word -> Dimension.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static Metric.Kind kind(String metric) {
    return switch (metric) {
      case "nullValues" -> Metric.Kind.NULL_VALUES;
      case "missingValues" -> Metric.Kind.MISSING_VALUES;
      case "invalidValues" -> Metric.Kind.INVALID_VALUES;
      case "duplicateValues" -> Metric.Kind.DUPLICATE_VALUES;
      default -> Metric.Kind.ROW_COUNT;
    };
  }

  private static Dimension usual(Metric.Kind kind) {
    return switch (kind) {
      case NULL_VALUES, MISSING_VALUES -> Dimension.COMPLETENESS;
      case INVALID_VALUES -> Dimension.CONFORMITY;
      case DUPLICATE_VALUES -> Dimension.UNIQUENESS;
      case ROW_COUNT -> Dimension.COVERAGE;
    };
  }
}
