package city.weir.sharing.audit.ledger;

import city.weir.lake.Lake;
import city.weir.lake.ledger.Ledger;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditFilter;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditPage;
import city.weir.sharing.audit.AuditTotal;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Totals;
import city.weir.sharing.audit.Who;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.SealKeys;
import city.weir.sharing.audit.journal.Journal;
import city.weir.sharing.audit.journal.JournalException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log: durable in a local journal when {@link #append} returns, and brought into the lake
 * by {@link #drain}. A search sees both as one.
 */
public final class LakeAuditLog implements AuditLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LakeAuditLog.class);
  private static final Who ITSELF = Who.itself("weir");

  private final Journal journal;
  private final Positions positions;
  private final Draining draining;
  private final LakeSearch search;
  private Head witnessed;

  private LakeAuditLog(
      Lake lake, Journal journal, Positions positions, SealKeys keys, Clock clock) {
    this.journal = journal;
    this.positions = positions;
    this.draining = new Draining(lake, journal, positions, keys, clock);
    this.search = new LakeSearch(lake);
    this.witnessed = positions.read().witnessed();
  }

  /**
   * Opens the log and goes on where the last run ended.
   *
   * @param folder of the journal
   * @param acceptBreak whether to go on, with the break on record, when the journal cannot be gone
   *     on with; it is moved aside then
   * @throws city.weir.sharing.audit.journal.JournalException when it cannot; the message says what
   *     to do
   */
  public static LakeAuditLog open(
      Lake lake,
      Path folder,
      Positions positions,
      SealKeys keys,
      Clock clock,
      boolean acceptBreak) {
    Positions.Marks marks = positions.read();
    Journal journal;
    try {
      journal = Journal.open(folder, marks.sealed(), marks.witnessed());
    } catch (JournalException e) {
      if (!acceptBreak) {
        throw e;
      }
      return goOn(lake, folder, positions, keys, clock, String.valueOf(e.getMessage()));
    }
    LakeAuditLog log = new LakeAuditLog(lake, journal, positions, keys, clock);
    if (journal.cut() > 0) {
      log.note(
          clock,
          "audit.recover",
          "%d bytes of a last write were cut off, which was never acknowledged"
              .formatted(journal.cut()));
    }
    return log;
  }

  /** Begins a new journal, whose numbers are higher than any that may have been given before. */
  private static LakeAuditLog goOn(
      Lake lake, Path folder, Positions positions, SealKeys keys, Clock clock, String broken) {
    Positions.Marks marks = positions.read();
    Path aside =
        folder.resolveSibling(folder.getFileName() + "-broken-" + clock.instant().getEpochSecond());
    long highest = Math.max(Journal.setAside(folder, aside), marks.witnessed().sequence());
    Journal journal = Journal.open(folder, new Head(highest, marks.sealed().hash()), Head.START);
    LakeAuditLog log = new LakeAuditLog(lake, journal, positions, keys, clock);
    log.note(clock, "audit.accept-break", "The old journal is in %s. %s".formatted(aside, broken));
    // At once: from now on the position on record is after the break.
    log.drain();
    return log;
  }

  private void note(Clock clock, String action, String reason) {
    LOG.warn("{}: {}", action, reason);
    append(new AuditEvent(clock.instant(), ITSELF, Deed.of(action), Outcome.PERMIT, reason, ""));
  }

  @Override
  public void append(AuditEvent event) {
    journal.append(event);
  }

  /** The last entry that is durable. */
  public Head head() {
    return journal.head();
  }

  /** How many entries are not in the lake yet. */
  public long waiting() {
    return journal.head().sequence() - positions.read().sealed().sequence();
  }

  /** Puts on record how far the chain has come. To be called every second or so. */
  public synchronized void witness() {
    Head head = journal.head();
    if (head.sequence() > witnessed.sequence()) {
      positions.witnessed(head);
      witnessed = head;
    }
  }

  /**
   * Brings what is durable into the lake, and seals it.
   *
   * @return how many entries
   */
  public long drain() {
    return draining.drain();
  }

  /** The tables of events and of seals, to be verified. */
  public Ledger events() {
    return draining.events();
  }

  public Ledger seals() {
    return draining.seals();
  }

  @Override
  public AuditPage search(AuditFilter filter, @Nullable Long before, int limit) {
    if (limit < 1 || limit > AuditPage.MOST) {
      throw new IllegalArgumentException("limit is %d (1 to %d)".formatted(limit, AuditPage.MOST));
    }
    // The journal first: what leaves it meanwhile is found in the lake.
    List<Entry> tail = journal.entries();
    List<Entry> found =
        new ArrayList<>(
            tail.stream()
                .filter(entry -> before == null || entry.sequence() < before)
                .filter(entry -> filter.matches(entry.event()))
                .sorted(Comparator.comparingLong(Entry::sequence).reversed())
                .limit(limit + 1L)
                .toList());
    long highest = Math.min(before == null ? Long.MAX_VALUE : before - 1, drained(tail));
    if (found.size() <= limit && highest > 0) {
      draining.events();
      found.addAll(search.newest(filter, highest, limit + 1 - found.size()));
    }
    return AuditPage.of(found, limit);
  }

  /** The last entry that has to be looked for in the lake. */
  private long drained(List<Entry> tail) {
    return tail.isEmpty() ? journal.head().sequence() : tail.get(0).sequence() - 1;
  }

  @Override
  public Optional<Entry> find(long sequence) {
    List<Entry> tail = journal.entries();
    long drained = drained(tail);
    if (sequence > drained) {
      return tail.stream().filter(entry -> entry.sequence() == sequence).findFirst();
    }
    draining.events();
    return search.one(sequence);
  }

  @Override
  public List<AuditTotal> summarise(AuditFilter filter, Set<AuditTotal.Facet> by, int limit) {
    List<Entry> tail = journal.entries();
    Totals totals = new Totals(by);
    tail.stream().map(Entry::event).filter(filter::matches).forEach(totals::add);
    long drained = drained(tail);
    if (drained > 0) {
      draining.events();
      search.totals(filter, by, drained).forEach(totals::add);
    }
    return totals.most(limit);
  }

  /** Drains a last time, where the lake can be written to; the journal keeps what could not go. */
  @Override
  public void close() {
    try {
      draining.drain();
      witness();
    } catch (RuntimeException e) {
      LOG.warn("The audit's journal was not drained; the next start goes on with it", e);
    }
    journal.close();
  }
}
