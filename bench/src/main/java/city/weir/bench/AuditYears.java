package city.weir.bench;

import city.weir.contract.Origin.Way;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.ledger.LakeAuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Three years of a city's audit, kept as a server keeps it: through the journal, chained, brought
 * into the lake as often as 20,000 events wait, and sealed. 2,000 people of 60 parties read 300
 * datasets, and are refused once in a hundred times.
 */
record AuditYears(long events, Instant from) {
  static final int DAYS = 3 * 365;
  private static final int DRAINED_AT_ONCE = 20_000;
  private static final int PEOPLE = 2_000;
  private static final int PARTIES = 60;
  private static final int DATASETS = 300;
  private static final int REFUSED_ONCE_IN = 100;

  /** Many wait for one force to the disk, as requests do. */
  private static final int THREADS = 128;

  private static final List<String> COLUMNS =
      List.of("device_id", "observed_at", "metric", "value", "unit", "district_code", "lon", "lat");

  static AuditYears until(Instant now, long events) {
    return new AuditYears(events, now.truncatedTo(ChronoUnit.DAYS).minus(DAYS, ChronoUnit.DAYS));
  }

  static String person(long nth) {
    return "person-%04d".formatted(nth % PEOPLE);
  }

  static String dataset(long nth) {
    return "wuhan.bench.dataset-%03d".formatted(nth % DATASETS);
  }

  /** Day by day: what happens on two days does not cross midnight in disorder. */
  void keep(LakeAuditLog log) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int day = 0; day < DAYS; day++) {
        AtomicLong next = new AtomicLong(first(day));
        long end = first(day + 1);
        List<Callable<Void>> parts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          parts.add(() -> append(log, next, end));
        }
        for (Future<Void> part : threads.invokeAll(parts)) {
          part.get();
        }
        if (log.waiting() >= DRAINED_AT_ONCE) {
          log.drain();
        }
      }
      log.drain();
      log.witness();
    } finally {
      threads.shutdown();
    }
  }

  private Void append(LakeAuditLog log, AtomicLong next, long end) {
    for (long nth = next.getAndIncrement(); nth < end; nth = next.getAndIncrement()) {
      log.append(event(nth));
    }
    return null;
  }

  private long first(int day) {
    return events * day / DAYS;
  }

  private AuditEvent event(long nth) {
    // Scattered, and the same whenever it is made.
    long who = mixed(nth);
    long what = mixed(nth + events);
    boolean refused = Long.remainderUnsigned(mixed(what), REFUSED_ONCE_IN) == 0;
    String person = person(Long.remainderUnsigned(who, PEOPLE));
    String dataset = dataset(Long.remainderUnsigned(what, DATASETS));
    long party = Long.remainderUnsigned(who, PARTIES);
    String agreement = "agr-%03d-%02d".formatted(Long.remainderUnsigned(what, DATASETS), party);
    Deed deed =
        Deed.of(Long.remainderUnsigned(what >>> 3, 8) == 0 ? "rows.export" : "rows.read")
            .on(dataset)
            .by(Way.QUERY);
    return new AuditEvent(
        from.plus(Duration.ofDays(DAYS).toMillis() * nth / events, ChronoUnit.MILLIS),
        new Who(person, "party-%02d".formatted(party), "10.1.%d.%d".formatted(party, who & 0xff)),
        refused
            ? deed
            : deed.under(agreement, "emergency-response")
                .gave(Long.remainderUnsigned(who >>> 7, 5_000), COLUMNS),
        refused ? Outcome.DENY : Outcome.PERMIT,
        refused
            ? "no agreement gives party-%02d this dataset by query".formatted(party)
            : "agreement " + agreement,
        "%016x".formatted(what));
  }

  private static long mixed(long value) {
    long mixed = (value + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
