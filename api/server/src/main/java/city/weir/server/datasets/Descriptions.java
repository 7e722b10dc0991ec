package city.weir.server.datasets;

import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.SearchResult.Highlight;
import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.lake.Lake;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Describes datasets to a subject. */
@Component
final class Descriptions {
  private final Policy policy;
  private final Lake lake;
  private final Clock clock;

  Descriptions(Policy policy, Lake lake, Clock clock) {
    this.policy = policy;
    this.lake = lake;
    this.clock = clock;
  }

  DatasetSummary summary(Subject subject, DataContract dataset, List<Highlight> highlights) {
    Decision query = policy.decide(subject, dataset, Way.QUERY, clock.instant());
    return DatasetSummary.of(Entries.of(dataset), Access.of(Way.QUERY, query), highlights);
  }

  DatasetDetail detail(Subject subject, DataContract dataset) {
    Instant now = clock.instant();
    Entry entry = Entries.of(dataset);
    List<Access> access = Access.of(policy, subject, dataset, now);
    boolean any = access.stream().anyMatch(Access::permitted);
    Decision decision = widest(subject, dataset, now);
    return DatasetDetail.of(
        dataset,
        entry,
        summary(subject, dataset, List.of()),
        access,
        dataset.columns().stream().map(c -> ColumnDetail.of(c, decision)).toList(),
        any ? lake.facts(dataset.table()).map(DatasetDetail.Freshness::of).orElse(null) : null);
  }

  /** The answer for queries, or for the first other way that is open. */
  private Decision widest(Subject subject, DataContract dataset, Instant now) {
    Decision query = policy.decide(subject, dataset, Way.QUERY, now);
    if (query instanceof Decision.Permit) {
      return query;
    }
    return Arrays.stream(Way.values())
        .map(way -> policy.decide(subject, dataset, way, now))
        .filter(Decision.Permit.class::isInstance)
        .findFirst()
        .orElse(query);
  }
}
