package city.weir.server.demands;

import city.weir.catalog.demand.Demand;
import city.weir.catalog.demand.Progress;
import city.weir.server.settings.CityTime;
import city.weir.sharing.calendar.Stretch;
import city.weir.sharing.calendar.Term;
import city.weir.sharing.calendar.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By when the next step of a demand is due. */
@Component
final class DemandClock {
  private final WorkingDays days;
  private final DemandSettings settings;
  private final CityTime time;
  private final Clock clock;

  DemandClock(WorkingDays days, DemandSettings settings, CityTime time, Clock clock) {
    this.days = days;
    this.settings = settings;
    this.time = time;
    this.clock = clock;
  }

  record Due(Instant at, boolean overdue) {}

  /** Empty when nothing is to be done any more. */
  Optional<Due> due(Demand demand) {
    Progress progress = demand.progress();
    if (progress instanceof Progress.Waiting) {
      return Optional.of(term(demand, settings.offerDays()));
    }
    if (progress instanceof Progress.Offered offered) {
      return Optional.of(
          term(
              demand,
              offered.entry() == null ? settings.unpublishedDays() : settings.answerDays()));
    }
    if (progress instanceof Progress.Promised promised) {
      Instant end = promised.by().plusDays(1).atStartOfDay(time.zone()).toInstant();
      return Optional.of(new Due(end, !clock.instant().isBefore(end)));
    }
    return Optional.empty();
  }

  private Due term(Demand demand, int limit) {
    Term term =
        Term.reckon(
            days, time.zone(), limit, List.of(new Stretch(demand.since(), null)), clock.instant());
    return new Due(Objects.requireNonNull(term.due()), term.overdue());
  }
}
