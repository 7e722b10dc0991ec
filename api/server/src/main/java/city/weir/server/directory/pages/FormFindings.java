package city.weir.server.directory.pages;

import city.weir.catalog.draft.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings by the place in the form they stand at.
 *
 * @param byField by the field's word, of what is about no item
 * @param byLine by the line of the item, from 0
 * @param mistakes how many there are that forbid handing it in
 * @param warnings how many there are beside
 */
record FormFindings(
    Map<String, List<Finding>> byField,
    Map<Integer, List<Finding>> byLine,
    long mistakes,
    long warnings) {
  FormFindings {
    byField = Map.copyOf(byField);
    byLine = Map.copyOf(byLine);
  }

  /**
   * @param lines of each item of the draft, which line of the form it stands in
   */
  static FormFindings of(List<Finding> findings, List<Integer> lines) {
    Map<String, List<Finding>> byField = new HashMap<>();
    Map<Integer, List<Finding>> byLine = new HashMap<>();
    for (Finding finding : findings) {
      if (finding.field() != null) {
        byField
            .computeIfAbsent(DraftForm.word(finding.field()), w -> new ArrayList<>())
            .add(finding);
      } else {
        byLine.computeIfAbsent(lines.get(finding.item()), l -> new ArrayList<>()).add(finding);
      }
    }
    long mistakes = findings.stream().filter(Finding::blocks).count();
    return new FormFindings(byField, byLine, mistakes, findings.size() - mistakes);
  }

  public List<Finding> at(String field) {
    return byField.getOrDefault(field, List.of());
  }

  public List<Finding> atLine(int line) {
    return byLine.getOrDefault(line, List.of());
  }

  public boolean blocked() {
    return mistakes > 0;
  }
}
