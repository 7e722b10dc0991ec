package city.weir.server.quotas;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts what parties take: in memory, written every other second and when the server stops. A
 * server that is killed forgets the last two seconds; servers that share a database know of each
 * other's counts as late as that.
 */
@Component
class Usage implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(Usage.class);

  private final UsageStore store;
  private final QuotaSettings settings;
  private final Clock clock;
  private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();

  Usage(UsageStore store, QuotaSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  private record Key(String party, String period) {}

  /**
   * @param written what the database has
   * @param fresh what it has not yet
   */
  private record Tally(Taken written, Taken fresh) {
    Tally plus(Taken more) {
      return new Tally(written, fresh.plus(more));
    }

    Taken sum() {
      return written.plus(fresh);
    }
  }

  /** What {@code party} took in the period that is now. */
  Taken of(String party, Period period) {
    Key key = new Key(party, period.name(clock.instant(), settings.zone()));
    return tallies.computeIfAbsent(key, this::begin).sum();
  }

  /** Counts that {@code party} took {@code more}. */
  void add(String party, Taken more) {
    Instant now = clock.instant();
    for (Period period : Period.values()) {
      Key key = new Key(party, period.name(now, settings.zone()));
      tallies.compute(key, (k, tally) -> (tally == null ? begin(k) : tally).plus(more));
    }
  }

  private Tally begin(Key key) {
    try {
      return new Tally(store.find(key.party(), key.period()), Taken.NOTHING);
    } catch (DataAccessException e) {
      // Pushes are taken in while the database is away; what is counted meanwhile is added later.
      log.warn("What {} took so far cannot be read; counting goes on", key.party(), e);
      return new Tally(Taken.NOTHING, Taken.NOTHING);
    }
  }

  /** Writes what is not written, and forgets periods that are over. */
  @Scheduled(fixedDelay = 2_000)
  synchronized void write() {
    Instant now = clock.instant();
    try {
      tallies.forEach(
          (key, tally) -> {
            if (!tally.fresh().equals(Taken.NOTHING)) {
              write(key, tally.fresh());
            } else if (!isNow(key.period(), now)) {
              tallies.remove(key, tally);
            }
          });
    } catch (DataAccessException e) {
      log.warn("What parties took cannot be written; it is tried again", e);
    }
  }

  /** Callers go on counting while the database writes. */
  private void write(Key key, Taken fresh) {
    Taken sum = store.add(key.party(), key.period(), fresh);
    tallies.computeIfPresent(key, (k, tally) -> new Tally(sum, tally.fresh().minus(fresh)));
  }

  private boolean isNow(String period, Instant now) {
    return Arrays.stream(Period.values())
        .anyMatch(each -> each.name(now, settings.zone()).equals(period));
  }

  @Override
  public void destroy() {
    write();
  }
}
