package city.weir.server.demands;

import city.weir.catalog.Entry;
import city.weir.catalog.demand.Demand;
import city.weir.catalog.demand.DemandStore;
import city.weir.server.directory.DirectoryReading;
import city.weir.server.directory.EntrySection;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is demanded of an entry in force and who is given it, for those who answer for it; for
 * everybody who may make demands, the way to ask for what the entry has not.
 */
@Component
final class DemandsSection implements EntrySection {
  private static final int LISTED = 50;

  private final EntriesInForce entries;
  private final DirectoryReading reading;
  private final DemandDesk desk;
  private final DemandStore store;
  private final DemandClock due;
  private final AgreementStore agreements;
  private final Clock clock;

  DemandsSection(
      EntriesInForce entries,
      DirectoryReading reading,
      DemandDesk desk,
      DemandStore store,
      DemandClock due,
      AgreementStore agreements,
      Clock clock) {
    this.entries = entries;
    this.reading = reading;
    this.desk = desk;
    this.store = store;
    this.due = due;
    this.agreements = agreements;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 25;
  }

  @Override
  public String title() {
    return "demands";
  }

  @Override
  public String fragment() {
    return "console/demands/entry :: demands";
  }

  @Override
  public Optional<Map<String, Object>> model(String id, Subject subject) {
    return entries
        .find(id)
        .map(entry -> of(entry, subject))
        .filter(shown -> shown.answers() || shown.asks())
        .map(shown -> Map.of("demands", shown));
  }

  private EntryDemands of(Entry entry, Subject reader) {
    boolean asks = DemandDesk.mayMake(reader);
    if (!reading.find(reader, entry.id(), null).followed()) {
      return new EntryDemands(false, List.of(), 0, 0, entry.title(), asks);
    }
    List<Demand> about = store.about(entry.id(), LISTED);
    List<DemandDetail> known =
        about.stream()
            .filter(demand -> desk.mayKnow(reader, demand))
            .map(demand -> DemandDetail.of(demand, due.due(demand), null, null))
            .toList();
    return new EntryDemands(
        true, known, about.size() - known.size(), inForce(entry), entry.title(), asks);
  }

  private int inForce(Entry entry) {
    Instant now = clock.instant();
    return (int)
        agreements.all().stream()
            .filter(a -> a.dataset().equals(entry.id()) && a.inForce(now))
            .count();
  }
}
