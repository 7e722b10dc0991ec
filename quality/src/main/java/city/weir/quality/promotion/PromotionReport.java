package city.weir.quality.promotion;

import city.weir.contract.derivation.Derivation;
import city.weir.quality.CheckResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a promotion went.
 *
 * @param staged snapshot at the head of the target's branch, null when nothing was written there
 * @param quarantined snapshot at the head of the quarantine's branch, null when no row was refused
 * @param derivation what the rows were computed from, null when {@code outcome} is FAILED
 * @param error what stopped it, for people, when {@code outcome} is FAILED
 */
public record PromotionReport(
    Outcome outcome,
    @Nullable Long staged,
    @Nullable Long quarantined,
    long rowsRead,
    long rowsWritten,
    long rowsRefused,
    long millis,
    List<CheckResult> checks,
    @Nullable Derivation derivation,
    @Nullable String error) {
  public PromotionReport {
    checks = List.copyOf(checks);
  }

  public enum Outcome {
    /** Written to the branch and checked; the checks may still have failed. */
    STAGED,
    /** Could not be done; nothing is to be published. */
    FAILED
  }
}
