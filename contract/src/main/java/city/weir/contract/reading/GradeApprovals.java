package city.weir.contract.reading;

import city.weir.contract.Grade;
import city.weir.contract.GradeReason;
import city.weir.contract.TableName;
import java.util.Optional;

/**
 * The approvals by which something derived may be graded lower than what it is made of. Asked
 * whenever contracts are read together, so that an approval that has ended ends what rests on it.
 */
@FunctionalInterface
public interface GradeApprovals {
  /** Where none are kept: every lower grade is refused. */
  GradeApprovals NONE = claim -> Optional.of("no approvals are kept here");

  /** Why the reason of {@code claim} does not hold, to stand behind a colon; empty when it does. */
  Optional<String> objection(Claim claim);

  /**
   * A column graded lower than one it is made of.
   *
   * @param dataset id of its contract
   * @param grade what its contract writes
   * @param input the table that has the input
   * @param inputColumn the column there
   * @param inputGrade how that is graded
   */
  record Claim(
      String dataset,
      String column,
      Grade grade,
      GradeReason reason,
      TableName input,
      String inputColumn,
      Grade inputGrade) {}
}
