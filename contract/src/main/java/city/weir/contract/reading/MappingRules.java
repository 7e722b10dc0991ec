package city.weir.contract.reading;

import city.weir.contract.Origin;
import city.weir.contract.Zone;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How columns are made: from delivered fields in resource, by the model's SQL above it. */
final class MappingRules {
  private final Node object;
  private final Findings findings;
  private final ExpressionCheck expressions;

  MappingRules(Node object, Findings findings, ExpressionCheck expressions) {
    this.object = object;
    this.findings = findings;
    this.expressions = expressions;
  }

  void check(Zone zone) {
    if (zone == Zone.RESOURCE) {
      object.children("properties").forEach(this::fromFields);
      checkRawColumns();
    } else {
      object.children("properties").forEach(this::fromModel);
    }
  }

  /** Quality rules of type sql read the columns of the dataset itself. */
  void checkPredicates() {
    List<String> names =
        object.children("properties").stream().flatMap(n -> n.text("name").stream()).toList();
    List<Node> rules = new ArrayList<>(object.children("quality"));
    object.children("properties").forEach(column -> rules.addAll(column.children("quality")));
    for (Node rule : rules) {
      rule.child("query")
          .filter(findings::clean)
          .ifPresent(query -> expressions.expression(query, names));
    }
  }

  private void fromFields(Node column) {
    List<String> sources = column.texts("transformSourceObjects");
    Node logic = column.child("transformLogic").orElse(null);
    if (logic == null) {
      findings.require(
          column.childOrSelf("transformSourceObjects"),
          sources.size() == 1,
          sources.isEmpty()
              ? "Nothing says what the column is made from"
              : "Nothing says how %d fields become one column".formatted(sources.size()),
          sources.isEmpty()
              ? "Add transformSourceObjects: [field], or transformLogic"
              : "Add transformLogic, or name one field");
      return;
    }
    if (findings.clean(logic)) {
      List<String> readable =
          new ArrayList<>(sources.stream().map(Origin.Source::columnOf).toList());
      readable.addAll(Origin.Source.ENVELOPE);
      expressions.expression(logic, readable);
    }
  }

  private void fromModel(Node column) {
    for (String key : List.of("transformSourceObjects", "transformLogic")) {
      findings.require(
          column.childOrSelf(key),
          column.child(key).isEmpty(),
          "'%s' in a dataset that a model makes".formatted(key),
          "Leave it out: the SQL yields the column under its name");
    }
  }

  /** Two fields must not fall together in one raw column, nor into the envelope. */
  private void checkRawColumns() {
    Map<String, String> fields = new HashMap<>();
    for (Node column : object.children("properties")) {
      for (Node source : column.children("transformSourceObjects")) {
        String field = source.asText().orElse("");
        String raw = Origin.Source.columnOf(field).toLowerCase(Locale.ROOT);
        String former = fields.putIfAbsent(raw, field);
        findings.require(
            source,
            former == null || former.equals(field),
            "The fields '%s' and '%s' become the same raw column '%s'"
                .formatted(former, field, raw),
            "Rename one where it is delivered: raw columns keep letters, digits and _, in any case");
        findings.require(
            source,
            !Origin.Source.ENVELOPE.contains(raw),
            "The field '%s' would take the place of the envelope's".formatted(field),
            "Rename it where it is delivered; transformLogic may read the envelope without naming it");
      }
    }
  }
}
