package city.weir.server.directory;

import city.weir.catalog.LivingFacts;
import city.weir.catalog.LivingFacts.Freshness;
import city.weir.catalog.LivingFacts.Quality;
import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.lake.Lake;
import city.weir.lake.sql.Changes.Published;
import city.weir.quality.CheckResult;
import city.weir.server.promotion.PromotionHistory;
import city.weir.server.promotion.Ran;
import city.weir.server.promotion.Run;
import city.weir.sharing.subscription.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How good the data of a dataset was lately, and whether it keeps what its contract promises. What
 * was read of a table is remembered until something happens to it.
 */
@Component
class DatasetFacts {
  private static final Logger log = LoggerFactory.getLogger(DatasetFacts.class);

  /** What happens at another server is not heard of here: nothing is believed for longer. */
  private static final Duration BELIEVED = Duration.ofMinutes(5);

  private final PromotionHistory promotions;
  private final Lake lake;
  private final Clock clock;
  private final Map<TableName, Known> known = new ConcurrentHashMap<>();
  private final Set<TableName> unreadable = ConcurrentHashMap.newKeySet();

  DatasetFacts(PromotionHistory promotions, Lake lake, Clock clock) {
    this.promotions = promotions;
    this.lake = lake;
    this.clock = clock;
    lake.onCommit((table, snapshot) -> known.remove(table));
  }

  /**
   * @param changed when rows were last published, or null while none were
   */
  private record Known(Quality quality, @Nullable Instant changed, Instant readAt) {}

  @EventListener
  void ran(Ran promotion) {
    known.remove(promotion.target());
  }

  /** What is known now; that nothing is, while its table cannot be asked. */
  LivingFacts of(DataContract dataset) {
    TableName table = dataset.table();
    Instant now = clock.instant();
    try {
      Known facts =
          known.compute(
              table,
              (name, before) ->
                  before != null && now.isBefore(before.readAt().plus(BELIEVED))
                      ? before
                      : read(name, now));
      if (unreadable.remove(table)) {
        log.info("{} can be asked again how good and how new it is", table);
      }
      return new LivingFacts(facts.quality(), freshness(dataset, facts.changed(), now));
    } catch (RuntimeException e) {
      // A search must find the entry also while the lake is away.
      if (unreadable.add(table)) {
        log.warn(
            "{} is found without its quality and freshness until its table can be asked: {}",
            dataset.id(),
            e.toString());
      }
      return LivingFacts.UNKNOWN;
    }
  }

  private Known read(TableName table, Instant now) {
    return new Known(
        promotions.lastChecked(table).map(run -> Quality.of(share(run))).orElse(Quality.UNKNOWN),
        lake.changes().lastChange(table).map(Published::at).orElse(null),
        now);
  }

  private static double share(Run run) {
    long held =
        run.checks().stream()
            .filter(check -> check.outcome() == CheckResult.Outcome.PASSED)
            .count();
    return (double) held / run.checks().size();
  }

  private static Freshness freshness(DataContract dataset, @Nullable Instant changed, Instant now) {
    Duration promise = Promise.of(dataset).orElse(null);
    if (promise == null || changed == null) {
      return Freshness.UNKNOWN;
    }
    return now.isAfter(changed.plus(promise)) ? Freshness.LATE : Freshness.FRESH;
  }
}
