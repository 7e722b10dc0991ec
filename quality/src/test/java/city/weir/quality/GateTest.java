package city.weir.quality;

import static org.assertj.core.api.Assertions.assertThat;

import city.weir.contract.QualityRule;
import city.weir.contract.QualityRule.Severity;
import city.weir.quality.CheckResult.Outcome;
import city.weir.quality.promotion.PromotionReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private final QualityRule blocking = Contracts.predicate("stage < 60", Severity.BLOCK);
  private final QualityRule warning = Contracts.predicate("stage < 50", Severity.WARN);
  private final QualityRule sorting = Contracts.predicate("stage > 0", Severity.QUARANTINE);
  private final Gate gate = new Gate(Contracts.with(blocking, warning, sorting));

  @Test
  void publishesWhenEveryBlockingRuleHolds() {
    assertThat(gate.judge(staged(result(blocking, Outcome.PASSED))).publishes()).isTrue();
  }

  @Test
  void publishesWhenOnlyWarningsAndRefusedRowsWereFound() {
    assertThat(
            gate.judge(
                    staged(
                        result(blocking, Outcome.PASSED),
                        result(warning, Outcome.FAILED),
                        result(sorting, Outcome.FAILED)))
                .publishes())
        .isTrue();
  }

  @Test
  void holdsWithTheReasonWhenABlockingRuleFailed() {
    assertThat(gate.judge(staged(result(blocking, Outcome.FAILED))).reasons())
        .containsExactly("stage / stage < 60: found it so");
  }

  @Test
  void holdsWhatCouldNotBeEvaluated() {
    assertThat(gate.judge(staged(result(blocking, Outcome.NOT_EVALUATED))).reasons())
        .containsExactly("stage / stage < 60: could not be evaluated: found it so");
  }

  @Test
  void holdsWhenTheReportIsSilentOnABlockingRule() {
    assertThat(gate.judge(staged()).reasons())
        .containsExactly("stage / stage < 60: was not checked (a blocking rule must be)");
  }

  @Test
  void holdsAFailedPromotion() {
    assertThat(gate.judge(report(PromotionReport.Outcome.FAILED, "no disk", List.of())).reasons())
        .containsExactly("the promotion failed: no disk");
  }

  private static CheckResult result(QualityRule rule, Outcome outcome) {
    return new CheckResult(
        rule.name(),
        rule.column(),
        rule.dimension(),
        rule.severity(),
        outcome,
        null,
        "found it so");
  }

  private static PromotionReport staged(CheckResult... checks) {
    return report(PromotionReport.Outcome.STAGED, null, List.of(checks));
  }

  private static PromotionReport report(
      PromotionReport.Outcome outcome, @Nullable String error, List<CheckResult> checks) {
    return new PromotionReport(outcome, 1L, null, 1, 1, 0, 1, checks, null, error);
  }
}
