package city.weir.contract.reading;

import city.weir.contract.Column;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import city.weir.contract.document.Spelling;
import city.weir.contract.expression.SqlScan;
import city.weir.contract.standard.CodeTable;
import city.weir.contract.standard.Meaning;
import city.weir.contract.standard.Standards;
import java.io.IOException;
import java.util.List;

/** Whether columns are what the data element they name says of them. */
final class ElementCheck {
  private static final int SHOWN = 5;

  private final Findings findings;
  private final ContractReader.Siblings siblings;
  private final Standards standards;

  ElementCheck(Findings findings, ContractReader.Siblings siblings, Standards standards) {
    this.findings = findings;
    this.siblings = siblings;
    this.standards = standards;
  }

  void check(Column column, Node node) {
    String element = column.element();
    Node at = node.custom("element").orElse(node);
    if (element == null || !findings.clean(at)) {
      return;
    }
    Meaning meaning = standards.element(element).orElse(null);
    if (meaning == null) {
      findings.add(
          at,
          "The standards library has no data element '%s'".formatted(element),
          Spelling.nearest(element, standards.elements())
              .map("Did you mean '%s'?"::formatted)
              .orElse("GET /api/v1/data-elements finds those there are; propose it there first"));
      return;
    }
    findings.require(
        at,
        meaning.holds(column.type()),
        "The data element '%s' has the data type %s, which this column cannot hold"
            .formatted(element, meaning.letter()),
        "Write logicalType %s, or name another element".formatted(meaning.logicalType()));
    findings.require(
        at,
        meaning.unit() == null || meaning.unit().equals(column.unit()),
        "The data element '%s' is in '%s', this column in '%s'"
            .formatted(element, meaning.unit(), column.unit() == null ? "" : column.unit()),
        "Convert it: transformLogic to_unit(..., '%s') and unit: %s"
            .formatted(meaning.unit(), meaning.unit()));
    codes(column, at, meaning);
  }

  /** What the column is translated to must be codes of the element. */
  private void codes(Column column, Node at, Meaning meaning) {
    if (meaning.list() == null || column.transform() == null) {
      return;
    }
    for (SqlScan.Call call : SqlScan.of(column.transform()).calls()) {
      if (!call.function().equals("to_code") || call.literals().isEmpty()) {
        continue;
      }
      String list = call.literals().get(call.literals().size() - 1);
      List<String> foreign = foreign(list, meaning);
      findings.require(
          at,
          foreign.isEmpty(),
          "The code list '%s' has codes that are none of '%s', the list of the data element '%s': %s"
              .formatted(
                  list,
                  meaning.list(),
                  meaning.identifier(),
                  String.join(", ", foreign.stream().limit(SHOWN).toList())),
          "Write to_code(..., '%s'), or correct the list".formatted(meaning.list()));
    }
  }

  private List<String> foreign(String list, Meaning meaning) {
    try {
      return CodeTable.read(list, siblings.read(list + ".csv")).codes().stream()
          .map(code -> code.code())
          .filter(code -> !meaning.codes().contains(code))
          .toList();
    } catch (IOException | IllegalArgumentException e) {
      // The expression that names it has been, or will be, refused for it.
      return List.of();
    }
  }
}
