package city.weir.server.ingest;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps in the audit who pushed to what: one event for all pushes of a client to a source within
 * some seconds. Not one for each, and not while the push waits: pushes are taken while the database
 * is away too.
 */
@Component
class PushAudit {
  private static final int MOST_DOORS = 1_000;

  private final AuditLog log;
  private final Contracts contracts;
  private final Clock clock;
  private final ConcurrentHashMap<Door, Tally> tallies = new ConcurrentHashMap<>();

  PushAudit(AuditLog log, Contracts contracts, Clock clock) {
    this.log = log;
    this.contracts = contracts;
    this.clock = clock;
  }

  private record Door(String subject, String address, Outcome outcome, String reason) {}

  /** What came through a door since the last event about it. */
  private record Tally(LongAdder pushes, LongAdder bytes) {
    Tally() {
      this(new LongAdder(), new LongAdder());
    }
  }

  void taken(String subject, String address, long bytes) {
    count(new Door(subject, address, Outcome.PERMIT, "taken in"), bytes);
  }

  void refused(String subject, String address, String reason, long bytes) {
    count(new Door(subject, address, Outcome.DENY, reason), bytes);
  }

  private void count(Door wanted, long bytes) {
    // A publisher may think up topics without end.
    Door door =
        tallies.size() < MOST_DOORS || tallies.containsKey(wanted)
            ? wanted
            : new Door(wanted.subject(), "many others", wanted.outcome(), wanted.reason());
    tallies.compute(
        door,
        (key, known) -> {
          Tally tally = known == null ? new Tally() : known;
          tally.pushes().increment();
          tally.bytes().add(bytes);
          return tally;
        });
  }

  /** One event for each door; those that cannot be written stay for the next time. */
  @PreDestroy
  @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
  void write() {
    for (Door door : tallies.keySet()) {
      Tally tally = tallies.remove(door);
      if (tally != null) {
        try {
          log.append(event(door, tally));
        } catch (RuntimeException e) {
          tallies.merge(door, tally, PushAudit::sum);
          throw e;
        }
      }
    }
  }

  private static Tally sum(Tally one, Tally other) {
    one.pushes().add(other.pushes().sum());
    one.bytes().add(other.bytes().sum());
    return one;
  }

  private AuditEvent event(Door door, Tally tally) {
    String reason =
        "%d pushes to %s, %d bytes: %s"
            .formatted(tally.pushes().sum(), door.address(), tally.bytes().sum(), door.reason());
    return new AuditEvent(
        clock.instant(),
        Who.itself(door.subject()),
        Deed.of("data.push").on(dataset(door.address())),
        door.outcome(),
        reason,
        "");
  }

  private @Nullable String dataset(String address) {
    return contracts.all().stream()
        .filter(contract -> reads(contract, address))
        .map(DataContract::id)
        .findFirst()
        .orElse(null);
  }

  private static boolean reads(DataContract contract, String address) {
    return contract.origin() instanceof Origin.Source source
        && source.connector() == Origin.Connector.HTTP
        && source.address().equals(address);
  }
}
