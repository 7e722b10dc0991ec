package city.weir.contract.reading;

import city.weir.contract.GradeReason;
import city.weir.contract.document.Findings;
import city.weir.contract.document.Node;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Reads why a column, or all columns of a table, may be graded lower than their inputs. */
final class GradeReasonReader {
  static final String PROPERTY = "gradeReason";

  private final Findings findings;

  GradeReasonReader(Findings findings) {
    this.findings = findings;
  }

  /** What {@code node}, a column or the root, states. */
  Optional<GradeReason> read(Node node) {
    Node at = node.custom(PROPERTY).filter(findings::clean).orElse(null);
    if (at == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new GradeReason(
              at.text("approval").orElseThrow(),
              GradeReason.Because.valueOf(
                  at.text("because").orElseThrow().toUpperCase(Locale.ROOT)),
              at.text("why").orElseThrow(),
              at.text("approvedBy").orElseThrow(),
              LocalDate.parse(at.text("on").orElseThrow())));
    } catch (DateTimeParseException e) {
      findings.add(
          at.childOrSelf("on"),
          "'%s' is no day".formatted(at.text("on").orElse("")),
          "Write the day of the approval, such as \"2026-01-31\"");
      return Optional.empty();
    }
  }
}
