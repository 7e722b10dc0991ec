package city.weir.catalog.grading;

import city.weir.catalog.draft.Words;
import city.weir.contract.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A grade for a column, to be accepted or not.
 *
 * @param current the grade it has
 * @param proposed the grade it should have at least
 * @param reasons why, the weightiest first
 */
public record Proposal(
    String entry, String column, Grade current, Grade proposed, List<Words> reasons) {
  public Proposal {
    reasons = List.copyOf(reasons);
  }

  /**
   * Proposals for the columns whose grade is lower than what was found in them, or than the inputs
   * they are made of, unless an approved assessment allows it.
   *
   * @param graded current grades by column
   * @param inputs for columns that are derived, the highest grade among what they are made of
   * @param approved assessments of columns in force
   */
  public static List<Proposal> of(
      String entry,
      Map<String, Grade> graded,
      List<Suspicion> suspicions,
      Map<String, Grade> inputs,
      List<Assessment> approved) {
    List<Proposal> proposals = new ArrayList<>();
    graded.forEach(
        (column, current) -> {
          Grade proposed = current;
          List<Words> reasons = new ArrayList<>();
          for (Suspicion suspicion : suspicions) {
            Grade least = suspicion.kind().grade();
            if (suspicion.column().equals(column) && least.compareTo(current) > 0) {
              reasons.add(suspicion.reason());
              proposed = higher(proposed, least);
            }
          }
          Grade input = inputs.getOrDefault(column, current);
          if (input.compareTo(current) > 0) {
            reasons.add(
                new Words(
                    "由 %s 级数据加工而成（就高从严）".formatted(input.word()),
                    "it is derived from data graded %s".formatted(input.word())));
            proposed = higher(proposed, input);
          }
          boolean allowed =
              approved.stream().anyMatch(a -> column.equals(a.column()) && a.allows(current));
          if (!reasons.isEmpty() && !allowed) {
            proposals.add(new Proposal(entry, column, current, proposed, reasons));
          }
        });
    return proposals;
  }

  /** The proposal for one column. */
  public static Optional<Proposal> of(List<Proposal> proposals, String column) {
    return proposals.stream().filter(p -> p.column().equals(column)).findFirst();
  }

  private static Grade higher(Grade a, Grade b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
