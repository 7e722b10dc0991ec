package city.weir.quality;

import city.weir.contract.QualityRule;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one rule over one batch.
 *
 * @param column empty for a rule of the table
 * @param figure what was measured, or null when it could not be
 * @param message what was found, for people
 */
public record CheckResult(
    String rule,
    String column,
    QualityRule.Dimension dimension,
    QualityRule.Severity severity,
    Outcome outcome,
    @Nullable Double figure,
    String message) {

  public enum Outcome {
    PASSED,
    FAILED,
    /**
     * The engine could not tell. Never taken for passed: a gate treats it as failed when the rule
     * blocks.
     */
    NOT_EVALUATED
  }
}
