package city.weir.server.directory.pages;

import city.weir.contract.DataContract;
import city.weir.lake.Lake;
import city.weir.lake.tables.TableFacts;
import city.weir.quality.CheckResult;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.EntrySection;
import city.weir.server.promotion.PromotionHistory;
import city.weir.server.promotion.Run;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How good and how new a dataset is, for those who answer for it. What others may know of it stands
 * on the dataset's own page, by what they were granted.
 */
@Component
final class QualitySection implements EntrySection {
  private final Contracts contracts;
  private final PromotionHistory promotions;
  private final Lake lake;

  QualitySection(Contracts contracts, PromotionHistory promotions, Lake lake) {
    this.contracts = contracts;
    this.promotions = promotions;
    this.lake = lake;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String title() {
    return "entries.quality";
  }

  @Override
  public String fragment() {
    return "console/directory/quality :: quality";
  }

  @Override
  public Optional<Map<String, Object>> model(String entry, Subject subject) {
    return contracts
        .byId(entry)
        .filter(dataset -> subject.is(Role.STEWARD) || subject.owns(dataset))
        .map(dataset -> Map.of("quality", quality(dataset)));
  }

  private Quality quality(DataContract dataset) {
    TableFacts facts = lake.facts(dataset.table()).orElse(null);
    Run run = promotions.lastChecked(dataset.table()).orElse(null);
    return new Quality(
        facts == null ? 0 : facts.rows(),
        facts == null ? null : facts.committedAt(),
        run == null ? null : Batch.of(run));
  }

  /**
   * @param changed when the newest data came in, or null while none has
   * @param batch the last that was checked, or null while none was
   */
  record Quality(long rows, @Nullable Instant changed, @Nullable Batch batch) {}

  /**
   * @param outcome such as {@code published}
   * @param broken rules that did not hold
   */
  record Batch(Instant at, String outcome, long held, int checks, List<String> broken) {
    static Batch of(Run run) {
      List<String> broken =
          run.checks().stream()
              .filter(check -> check.outcome() != CheckResult.Outcome.PASSED)
              .map(CheckResult::rule)
              .toList();
      return new Batch(
          run.endedAt(),
          run.outcome().name().toLowerCase(Locale.ROOT),
          run.checks().size() - (long) broken.size(),
          run.checks().size(),
          broken);
    }
  }
}
