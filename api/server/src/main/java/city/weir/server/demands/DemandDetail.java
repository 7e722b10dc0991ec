package city.weir.server.demands;

import city.weir.catalog.demand.Candidate;
import city.weir.catalog.demand.Demand;
import city.weir.catalog.demand.Event;
import city.weir.catalog.demand.Progress;
import city.weir.catalog.demand.Wish;
import city.weir.contract.Provider;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A demand as it is answered.
 *
 * @param stage made, matched, offered, satisfied, promised, refused or withdrawn
 * @param provider who was asked, or has promised
 * @param entry which entry it might be, or is satisfied by
 * @param promisedFor the last day of a promise
 * @param ground why it is refused
 * @param due by when the next step is due
 * @param candidates entries that may satisfy it, the best first; absent in lists
 * @param events all that was done about it, the oldest first; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemandDetail(
    String id,
    String stage,
    Wish wish,
    String party,
    String asker,
    @Nullable Provider provider,
    @Nullable String entry,
    @Nullable LocalDate promisedFor,
    @Nullable String ground,
    Instant madeAt,
    Instant since,
    @Nullable Instant due,
    boolean overdue,
    @Nullable List<Candidate> candidates,
    @Nullable List<Event> events) {

  static DemandDetail of(
      Demand demand,
      Optional<DemandClock.Due> due,
      @Nullable List<Candidate> candidates,
      @Nullable List<Event> events) {
    Progress progress = demand.progress();
    return new DemandDetail(
        demand.id(),
        demand.stage().name().toLowerCase(Locale.ROOT),
        demand.wish(),
        demand.party(),
        demand.asker(),
        progress.provider(),
        progress.entry(),
        progress.by(),
        progress.ground(),
        demand.madeAt(),
        demand.since(),
        due.map(DemandClock.Due::at).orElse(null),
        due.filter(DemandClock.Due::overdue).isPresent(),
        candidates,
        events);
  }

  public boolean open() {
    return Progress.Stage.valueOf(stage.toUpperCase(Locale.ROOT)).open();
  }

  /** Whether nobody has been asked yet. */
  public boolean waiting() {
    return stage.equals("made") || stage.equals("matched");
  }
}
