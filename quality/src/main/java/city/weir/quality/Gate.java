package city.weir.quality;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Severity;
import city.weir.quality.CheckResult.Outcome;
import city.weir.quality.promotion.PromotionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a staged batch may become visible. Closed by default: a blocking rule of the
 * contract that the report says nothing of, or could not evaluate, holds the batch just as one that
 * failed does.
 */
public final class Gate {
  private final DataContract contract;

  public Gate(DataContract contract) {
    this.contract = contract;
  }

  /** Judges one promotion by what its worker reported. */
  public Verdict judge(PromotionReport report) {
    if (report.outcome() == PromotionReport.Outcome.FAILED) {
      String error = report.error() == null ? "no reason was given" : report.error();
      return new Verdict(List.of("the promotion failed: " + error));
    }
    List<String> reasons = new ArrayList<>();
    blockingRules().forEach(rule -> objection(rule, report.checks()).ifPresent(reasons::add));
    return new Verdict(reasons);
  }

  private Stream<QualityRule> blockingRules() {
    return Stream.concat(
            contract.rules().stream(),
            contract.columns().stream().map(Column::rules).flatMap(List::stream))
        .filter(rule -> rule.severity() == Severity.BLOCK);
  }

  private static Optional<String> objection(QualityRule rule, List<CheckResult> checks) {
    List<CheckResult> results =
        checks.stream()
            .filter(c -> c.rule().equals(rule.name()) && c.column().equals(rule.column()))
            .toList();
    if (results.isEmpty()) {
      return Optional.of("%s: was not checked (a blocking rule must be)".formatted(label(rule)));
    }
    return results.stream()
        .filter(c -> c.outcome() != Outcome.PASSED)
        .findFirst()
        .map(
            c ->
                c.outcome() == Outcome.NOT_EVALUATED
                    ? "%s: could not be evaluated: %s".formatted(label(rule), c.message())
                    : "%s: %s".formatted(label(rule), c.message()));
  }

  private static String label(QualityRule rule) {
    return rule.column().isEmpty() ? rule.name() : rule.column() + " / " + rule.name();
  }

  /**
   * What is to become of the batch.
   *
   * @param reasons why it is held, for people; empty when it is to be published
   */
  public record Verdict(List<String> reasons) {
    public Verdict {
      reasons = List.copyOf(reasons);
    }

    public boolean publishes() {
      return reasons.isEmpty();
    }
  }
}
