package city.weir.sharing.audit.verify;

import city.weir.lake.ledger.Ledger;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.ledger.SealTable;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Recomputes the chain over the lake and the journal, and checks every seal. It may run beside a
 * server that goes on writing: what comes in meanwhile is verified too, or left to the next time.
 */
public final class Verification {
  private static final int PASSES = 5;

  private final Stored stored;
  private final LongConsumer progress;
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * @param progress is told the number of the last verified entry, every so often
   */
  public Verification(Stored stored, LongConsumer progress) {
    this.stored = stored;
    this.progress = progress;
  }

  /**
   * Verifies what {@code span} covers, and as much around it as it takes to begin after a seal and
   * to end with one.
   */
  public Report run(Span span) {
    Optional<String> keys = stored.keys().fault();
    if (keys.isPresent()) {
      Finding fault = new Finding(Kind.KEY_WRONG, 1, null, "audit-keys.txt", keys.get());
      return new Report(1, Head.START, 0, Optional.of(fault), List.of());
    }
    List<Seal> seals;
    try {
      seals = seals();
    } catch (RuntimeException | IOException e) {
      Finding fault = unreadable(1, "audit.seal", e);
      return new Report(1, Head.START, 0, Optional.of(fault), List.of());
    }
    Head begin = beginning(seals, span);
    long end = end(seals, span);
    Walk walk =
        new Walk(begin, new SealCheck(seals, stored.keys(), begin), stored.marks(), progress);
    Optional<Finding> broken = walk(walk, end);
    if (broken.isEmpty() && end == Long.MAX_VALUE) {
      broken = walk.end();
    }
    progress.accept(walk.head().sequence());
    long sealed = walk.sealed().sequence();
    if (broken.isEmpty() && walk.head().sequence() > sealed) {
      notes.add(
          "entries %d to %d are chained and not sealed yet"
              .formatted(sealed + 1, walk.head().sequence()));
    }
    if (stored.marks() == null) {
      notes.add("the database could not be asked how far the chain had come");
    }
    return new Report(begin.sequence() + 1, walk.head(), sealed, broken, List.copyOf(notes));
  }

  private List<Seal> seals() throws IOException {
    List<Seal> seals = new ArrayList<>();
    if (stored.seals() != null) {
      try (CloseableIterable<Ledger.Row> rows = stored.seals().scan(1, Long.MAX_VALUE)) {
        for (Ledger.Row row : rows) {
          seals.add(SealTable.seal(row.values()));
        }
      }
    }
    return seals;
  }

  /** After the last seal before the span that can be trusted. */
  private Head beginning(List<Seal> seals, Span span) {
    Head begin = Head.START;
    for (Seal seal : seals) {
      if (span.beginsAfter(seal) && stored.keys().fault(seal).isEmpty()) {
        begin = seal.head();
      }
    }
    return begin;
  }

  private static long end(List<Seal> seals, Span span) {
    return seals.stream()
        .filter(span::endsWith)
        .mapToLong(Seal::last)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /**
   * Goes through lake and journal until nothing new comes: what was in the journal may have gone
   * into the lake since that was read, and look as if it were missing.
   */
  private Optional<Finding> walk(Walk walk, long end) {
    for (int pass = 1; ; pass++) {
      long before = walk.head().sequence();
      Optional<Finding> broken = lake(walk, end);
      if (broken.isPresent() || walk.head().sequence() >= end) {
        return broken;
      }
      broken = journal(walk);
      boolean moved = broken.isEmpty() || broken.get().kind() == Kind.MISSING;
      boolean again = pass == 1 || walk.head().sequence() > before;
      if (!moved || !again || pass == PASSES) {
        return broken;
      }
    }
  }

  private Optional<Finding> lake(Walk walk, long end) {
    if (stored.events() == null) {
      return Optional.empty();
    }
    try (CloseableIterable<Ledger.Row> rows =
            stored.events().scan(walk.head().sequence() + 1, end);
        LakeEntries entries = new LakeEntries(rows.iterator())) {
      return walk.follow(entries);
    } catch (UnreadableException e) {
      return Optional.of(unreadable(walk.head().sequence() + 1, e.file(), e));
    } catch (RuntimeException | IOException e) {
      return Optional.of(unreadable(walk.head().sequence() + 1, "audit.event", e));
    }
  }

  private Optional<Finding> journal(Walk walk) {
    try {
      JournalEntries entries = JournalEntries.read(stored.journal(), walk.head().sequence());
      Optional<Finding> broken = walk.follow(entries.iterator());
      if (broken.isPresent()) {
        return broken;
      }
      if (entries.damaged() != null) {
        return Optional.of(
            new Finding(
                Kind.UNREADABLE,
                walk.head().sequence() + 1,
                null,
                entries.damaged(),
                "the journal was damaged after it was written"));
      }
      if (entries.unfinished() > 0) {
        notes.add(
            "the journal ends with %d bytes of a write that was not finished: it was never"
                    .formatted(entries.unfinished())
                + " acknowledged, or is under way");
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(unreadable(walk.head().sequence() + 1, stored.journal().toString(), e));
    }
  }

  private static Finding unreadable(long sequence, String file, Exception e) {
    return new Finding(
        Kind.UNREADABLE, sequence, null, file, "it cannot be read: " + e.getMessage());
  }
}
