package city.weir.sharing.audit.ledger;

import city.weir.lake.Lake;
import city.weir.lake.ledger.Ledger;
import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.chain.SealKeys;
import city.weir.sharing.audit.journal.Journal;
import city.weir.sharing.audit.journal.JournalException;
import city.weir.sharing.audit.journal.Segment;
import java.io.IOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/**
 * Brings the journal into the lake and seals it. Each step can be repeated: events are committed,
 * then their seal, then the position is saved, and only then the journal's files go. A crash in
 * between is found by the numbers: what is in the lake already is not written again.
 */
final class Draining {
  private final Lake lake;
  private final Journal journal;
  private final Positions positions;
  private final SealKeys keys;
  private final Clock clock;
  private @Nullable Ledger events;
  private @Nullable Ledger seals;

  Draining(Lake lake, Journal journal, Positions positions, SealKeys keys, Clock clock) {
    this.lake = lake;
    this.journal = journal;
    this.positions = positions;
    this.keys = keys;
    this.clock = clock;
  }

  synchronized Ledger events() {
    Ledger open = events;
    if (open == null) {
      open = lake.ledger(EventTable.LAYOUT);
      events = open;
    }
    return open;
  }

  synchronized Ledger seals() {
    Ledger open = seals;
    if (open == null) {
      open = lake.ledger(SealTable.LAYOUT);
      seals = open;
    }
    return open;
  }

  /**
   * Drains what is in the journal now.
   *
   * @return how many entries went into the lake
   */
  synchronized long drain() {
    List<Segment> segments = journal.roll();
    if (segments.isEmpty()) {
      return 0;
    }
    long last = events().last();
    Head sealed = positions.read().sealed();
    if (last < sealed.sequence()) {
      throw new JournalException(
          "Cannot drain the audit: the lake has entries up to %d, but %d were sealed. The journal"
                  .formatted(last, sealed.sequence())
              + " keeps everything; run 'bin/weir audit verify'");
    }
    Rows rows = new Rows(segments, last);
    long written = events().append(rows);
    seal(rows.head());
    journal.drop(segments);
    return written;
  }

  private void seal(Head head) {
    long sealed = Math.max(positions.read().sealed().sequence(), seals().last());
    if (head.sequence() > sealed) {
      Seal seal = keys.seal(sealed + 1, head, clock.instant());
      seals().append(List.of(SealTable.row(seal)).iterator());
    }
    if (head.sequence() > 0) {
      positions.sealed(head);
    }
  }

  /** The rows of segments whose entries are not in the lake yet; one segment in memory at most. */
  private static final class Rows implements Iterator<Record> {
    private final Iterator<Segment> segments;
    private final long drained;
    private Iterator<Entry> entries = List.<Entry>of().iterator();
    private Head head = Head.START;
    private @Nullable Entry ahead;

    Rows(List<Segment> segments, long drained) {
      this.segments = segments.iterator();
      this.drained = drained;
    }

    /** The last entry of all segments, once all rows were taken. */
    Head head() {
      return head;
    }

    @Override
    public boolean hasNext() {
      while (ahead == null && (entries.hasNext() || segments.hasNext())) {
        if (!entries.hasNext()) {
          entries = read(segments.next());
          continue;
        }
        Entry entry = entries.next();
        head = Head.of(entry);
        ahead = entry.sequence() > drained ? entry : null;
      }
      return ahead != null;
    }

    private static Iterator<Entry> read(Segment segment) {
      try {
        return segment.read().entries().iterator();
      } catch (IOException e) {
        throw new JournalException("Cannot read " + segment.file(), e);
      }
    }

    @Override
    public Record next() {
      if (!hasNext() || ahead == null) {
        throw new NoSuchElementException();
      }
      Entry entry = ahead;
      ahead = null;
      return EventTable.row(entry);
    }
  }
}
