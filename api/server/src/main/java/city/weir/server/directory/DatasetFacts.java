package city.weir.server.directory;

import city.weir.catalog.LivingFacts;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.contract.DataContract;
import city.weir.lake.Lake;
import city.weir.quality.CheckResult;
import city.weir.server.promotion.PromotionHistory;
import city.weir.server.promotion.Run;
import city.weir.sharing.subscription.Promise;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How good the data of a dataset was lately, and whether it keeps what its contract promises. */
@Component
class DatasetFacts {
  private static final Logger log = LoggerFactory.getLogger(DatasetFacts.class);

  private final PromotionHistory promotions;
  private final Lake lake;
  private final Clock clock;

  DatasetFacts(PromotionHistory promotions, Lake lake, Clock clock) {
    this.promotions = promotions;
    this.lake = lake;
    this.clock = clock;
  }

  /** What is known now; that nothing is, while its table cannot be asked. */
  LivingFacts of(DataContract dataset) {
    try {
      return new LivingFacts(quality(dataset), freshness(dataset));
    } catch (RuntimeException e) {
      // A search must find the entry also while the lake is away.
      log.warn("{} is found without its quality and freshness", dataset.id(), e);
      return LivingFacts.UNKNOWN;
    }
  }

  private Quality quality(DataContract dataset) {
    return promotions
        .lastChecked(dataset.table())
        .map(run -> Quality.of(share(run)))
        .orElse(Quality.UNKNOWN);
  }

  private static double share(Run run) {
    long held =
        run.checks().stream()
            .filter(check -> check.outcome() == CheckResult.Outcome.PASSED)
            .count();
    return (double) held / run.checks().size();
  }

  private Freshness freshness(DataContract dataset) {
    Duration promise = Promise.of(dataset).orElse(null);
    if (promise == null) {
      return Freshness.UNKNOWN;
    }
    return lake.changes()
        .lastChange(dataset.table())
        .map(last -> clock.instant().isAfter(last.at().plus(promise)))
        .map(late -> late ? Freshness.LATE : Freshness.FRESH)
        .orElse(Freshness.UNKNOWN);
  }
}
