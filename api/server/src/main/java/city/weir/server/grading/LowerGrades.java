package city.weir.server.grading;

import city.weir.catalog.grading.Graded;
import city.weir.catalog.grading.proposal.Proposal;
import city.weir.catalog.grading.proposal.ProposalRefused;
import city.weir.catalog.grading.proposal.Proposals;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Grade;
import city.weir.server.audit.Audit;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Lower grades that stewards ask for, where nothing was found in the data that speaks for one. */
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
   * @throws ProblemException when nobody could accept it
   */
  Proposal ask(
      HttpServletRequest http,
      Subject subject,
      String dataset,
      String name,
      Grade grade,
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
    requireAboveInputs(contract, column, grade);
    audit.permitted(
        http,
        subject,
        deed,
        "%s from %s to %s: %s".formatted(name, column.grade().word(), grade.word(), why));
    try {
      return proposals.ask(dataset, name, column.grade(), grade, subject.id(), why);
    } catch (ProposalRefused e) {
      throw Gradings.refused(e);
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
