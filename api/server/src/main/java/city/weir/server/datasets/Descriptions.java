package city.weir.server.datasets;

import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.lake.Lake;
import city.weir.server.promotion.PromotionHistory;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes datasets to a subject. */
@Component
final class Descriptions {
  private final Policy policy;

  /** Runs that brought nothing to check stand between; beyond so many it is old news. */
  private static final int RUNS = 50;

  private final Lake lake;
  private final PromotionHistory promotions;
  private final Clock clock;

  Descriptions(Policy policy, Lake lake, PromotionHistory promotions, Clock clock) {
    this.policy = policy;
    this.lake = lake;
    this.promotions = promotions;
    this.clock = clock;
  }

  DatasetSummary summary(
      Subject subject, Call call, DataContract dataset, List<Highlight> highlights) {
    Decision query = policy.decide(subject, dataset, call.by(Way.QUERY, clock.instant()));
    return DatasetSummary.of(dataset, Entries.of(dataset), Access.of(Way.QUERY, query), highlights);
  }

  DatasetDetail detail(Subject subject, Call call, DataContract dataset) {
    Instant now = clock.instant();
    Entry entry = Entries.of(dataset);
    List<Access> access = Access.of(policy, subject, dataset, call, now);
    boolean any = access.stream().anyMatch(Access::permitted);
    Decision decision = widest(subject, call, dataset, now);
    return DatasetDetail.of(
        dataset,
        entry,
        summary(subject, call, dataset, List.of()),
        access,
        dataset.columns().stream().map(c -> ColumnDetail.of(c, decision)).toList(),
        any ? lake.facts(dataset.table()).map(DatasetDetail.Freshness::of).orElse(null) : null,
        any ? promotion(subject, dataset) : null);
  }

  private @Nullable LastPromotion promotion(Subject subject, DataContract dataset) {
    boolean figures = subject.is(Subject.Role.STEWARD);
    return promotions.runs(dataset.table(), RUNS).stream()
        .filter(run -> !run.checks().isEmpty())
        .findFirst()
        .map(run -> LastPromotion.of(run, figures))
        .orElse(null);
  }

  /** The answer for queries, or for the first other way that is open. */
  private Decision widest(Subject subject, Call call, DataContract dataset, Instant now) {
    Decision query = policy.decide(subject, dataset, call.by(Way.QUERY, now));
    if (query instanceof Decision.Permit) {
      return query;
    }
    return Arrays.stream(Way.values())
        .map(way -> policy.decide(subject, dataset, call.by(way, now)))
        .filter(Decision.Permit.class::isInstance)
        .findFirst()
        .orElse(query);
  }
}
