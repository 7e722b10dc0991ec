package city.weir.server.quotas;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What parties may take, beside what they took. */
@Component
class Quotas {
  private final QuotaSettings settings;
  private final Usage usage;
  private final Clock clock;

  Quotas(QuotaSettings settings, Usage usage, Clock clock) {
    this.settings = settings;
    this.usage = usage;
    this.clock = clock;
  }

  /**
   * One limit.
   *
   * @param next when the count begins anew
   */
  record Quota(Measure measure, Period period, long limit, long taken, Instant next) {
    /** Such as {@code rows-per-day}. */
    String name() {
      return measure.name().toLowerCase(Locale.ROOT)
          + "-per-"
          + period.name().toLowerCase(Locale.ROOT);
    }

    long left() {
      return Math.max(0, limit - taken);
    }
  }

  /** The limits that hold for {@code party}. */
  List<Quota> of(String party) {
    List<Quota> all = new ArrayList<>();
    Instant now = clock.instant();
    for (Period period : Period.values()) {
      for (Measure measure : Measure.values()) {
        Long limit = settings.limit(party, measure, period);
        if (limit != null) {
          long taken = usage.of(party, period).of(measure);
          all.add(new Quota(measure, period, limit, taken, period.next(now, settings.zone())));
        }
      }
    }
    return all;
  }
}
