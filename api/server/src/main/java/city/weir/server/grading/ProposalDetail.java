package city.weir.server.grading;

import city.weir.catalog.draft.Words;
import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Advice;
import city.weir.catalog.grading.Factor;
import city.weir.catalog.grading.Harm;
import city.weir.catalog.grading.proposal.Proposal;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the API shows it.
 *
 * @param kind raise, derived, mask or lower
 * @param mask the mask that comes with it, as a contract writes it; absent for none
 * @param found what the column seems to hold; absent when its inputs are the reason
 * @param confidence low, medium or high
 * @param first who accepted a lower grade so far
 * @param nextReview the day on which an accepted grade is to be looked at again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalDetail(
    String id,
    String dataset,
    String column,
    String kind,
    String state,
    String current,
    String proposed,
    @Nullable String mask,
    @Nullable String found,
    Words category,
    List<HarmDetail> harms,
    List<FactorDetail> factors,
    List<Words> reasons,
    String confidence,
    Instant madeAt,
    @Nullable Act first,
    @Nullable Act decided,
    @Nullable String nextReview) {

  /** Whom it would harm (影响对象), how badly (影响程度), and the grade that leads to. */
  record HarmDetail(Words target, Words degree, String grade) {
    static HarmDetail of(Harm harm) {
      return new HarmDetail(harm.target().words(), harm.degree().words(), harm.grade().word());
    }
  }

  record FactorDetail(Words factor, Words weighed) {
    static List<FactorDetail> of(Map<Factor, Words> factors) {
      return factors.entrySet().stream()
          .map(each -> new FactorDetail(each.getKey().words(), each.getValue()))
          .toList();
    }
  }

  static ProposalDetail of(Proposal proposal, @Nullable String nextReview) {
    Advice advice = proposal.advice();
    return new ProposalDetail(
        proposal.id(),
        advice.entry(),
        advice.column(),
        advice.kind().word(),
        proposal.state().word(),
        advice.current().word(),
        advice.proposed().word(),
        advice.mask(),
        advice.found() == null ? null : advice.found().name().toLowerCase(Locale.ROOT),
        advice.category().words(),
        advice.harms().stream().map(HarmDetail::of).toList(),
        FactorDetail.of(advice.factors()),
        advice.reasons(),
        advice.confidence().name().toLowerCase(Locale.ROOT),
        proposal.madeAt(),
        proposal.first(),
        proposal.decided(),
        nextReview);
  }
}
