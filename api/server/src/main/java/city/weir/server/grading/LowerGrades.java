package city.weir.server.grading;

import city.weir.catalog.grading.Graded;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.ProposalRefused;
import city.weir.catalog.grading.proposal.Proposals;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.contract.Mask;
import city.weir.contract.writing.MaskText;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Masks;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lower grades and weaker masks that stewards ask for, where nothing was found in the data that
 * speaks for one.
 */
@Service
final class LowerGrades {
  private final Proposals proposals;
  private final Contracts contracts;
  private final Inputs inputs;
  private final Audit audit;

  LowerGrades(Proposals proposals, Contracts contracts, Inputs inputs, Audit audit) {
    this.proposals = proposals;
    this.contracts = contracts;
    this.inputs = inputs;
    this.audit = audit;
  }

  /**
   * Proposes it, accepted by {@code subject}: it takes effect when another steward accepts it too.
   *
   * @param grade the grade that is enough, or null to leave the one there is
   * @param mask the mask that is enough, or null to leave the one there is
   * @throws ProblemException when nobody could accept it
   */
  Proposal ask(
      HttpServletRequest http,
      Subject subject,
      String dataset,
      String name,
      @Nullable Grade grade,
      @Nullable Mask mask,
      String why) {
    Deed deed = Deed.of("grading.ask").on(dataset);
    if (!subject.is(Role.STEWARD)) {
      String refused = "Stewards ask for lower grades; tell them what you think of it";
      audit.denied(http, subject, deed, refused);
      throw new ProblemException(ProblemCode.NOT_PERMITTED, refused);
    }
    DataContract contract =
        contracts.byId(dataset).orElseThrow(() -> unknown("a dataset '%s'".formatted(dataset)));
    Column column =
        contract
            .column(name)
            .orElseThrow(() -> unknown("a column '%s' in %s".formatted(name, dataset)));
    Grade wanted = grade == null ? column.grade() : grade;
    requireAboveInputs(contract, column, wanted);
    requireWeaker(column, mask);
    audit.permitted(
        http,
        subject,
        deed,
        "%s from %s to %s%s: %s"
            .formatted(
                name,
                column.grade().word(),
                wanted.word(),
                mask == null ? "" : ", masked " + Masks.write(mask),
                why));
    try {
      return proposals.ask(
          dataset,
          name,
          column.grade(),
          wanted,
          MaskText.at(column),
          mask == null ? null : MaskText.of(mask, column.type()),
          subject.id(),
          why);
    } catch (ProposalRefused e) {
      throw Gradings.refused(e);
    }
  }

  /** The mask that {@code word} names, or null where nothing is written. */
  static @Nullable Mask maskOf(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    try {
      return Masks.read(word.strip());
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.MALFORMED, "mask: " + e.getMessage());
      problem.initCause(e);
      throw problem;
    }
  }

  private static void requireWeaker(Column column, @Nullable Mask mask) {
    Mask before = column.mask();
    if (mask != null && (before == null || Masks.atLeastAsStrict(mask, before))) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "'%s' is %s, and '%s' shows no more: write it in the contract"
              .formatted(
                  column.name(),
                  before == null ? "not masked" : "masked '" + Masks.write(before) + "'",
                  Masks.write(mask)));
    }
  }

  private void requireAboveInputs(DataContract contract, Column column, Grade grade) {
    String higher =
        inputs.of(contract, column).stream()
            .filter(input -> input.grade().compareTo(grade) > 0)
            .map(LowerGrades::word)
            .collect(Collectors.joining(", "));
    if (!higher.isEmpty()) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "'%s' is made of %s: ask for an exception instead (POST /api/v1/grade-exceptions)"
              .formatted(column.name(), higher));
    }
  }

  private static String word(Graded.Input input) {
    return "%s.%s (%s)".formatted(input.table(), input.column(), input.grade().word());
  }

  private static ProblemException unknown(String what) {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "There is not %s whose contract is in force".formatted(what));
  }
}
