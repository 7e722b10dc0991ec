package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.Entry;
import city.weir.sharing.audit.Hash;
import city.weir.sharing.audit.chain.Canonical;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.util.Iterator;
import java.util.Optional;

/** Follows a chain, entry by entry, as long as each fits the one before. */
final class ChainCheck {
  /** Entries that changed places are looked for so far ahead; further off one counts as missing. */
  private static final int LOOK_AHEAD = 100_000;

  private Head head;

  /**
   * @param from an entry that is known to be right
   */
  ChainCheck(Head from) {
    this.head = from;
  }

  /** The last entry that fitted. */
  Head head() {
    return head;
  }

  /** An entry and the file it lies in. */
  record Placed(Entry entry, String file) {}

  /**
   * Whether {@code placed} is the next link.
   *
   * @param rest what comes after it; read when an entry is missed, to see whether it comes later
   */
  Optional<Finding> next(Placed placed, Iterator<Placed> rest) {
    Entry entry = placed.entry();
    long expected = head.sequence() + 1;
    if (entry.sequence() < expected) {
      return broken(
          Kind.INSERTED, placed, "there is another entry %d before it".formatted(entry.sequence()));
    }
    if (entry.sequence() > expected) {
      return Optional.of(missed(expected, placed, rest));
    }
    Hash right = Canonical.hash(head.hash(), entry.sequence(), entry.event());
    if (!right.equals(entry.hash())) {
      return broken(
          Kind.CHANGED,
          placed,
          "its hash is %s, but it and the entry before give %s".formatted(entry.hash(), right));
    }
    head = Head.of(entry);
    return Optional.empty();
  }

  private static Finding missed(long expected, Placed found, Iterator<Placed> rest) {
    for (int i = 0; i < LOOK_AHEAD && rest.hasNext(); i++) {
      Placed later = rest.next();
      if (later.entry().sequence() == expected) {
        return new Finding(
            Kind.REORDERED,
            expected,
            later.entry().event().at(),
            later.file(),
            "it stands behind entry %d".formatted(found.entry().sequence()));
      }
    }
    return new Finding(
        Kind.MISSING,
        expected,
        null,
        found.file(),
        "entry %d follows on %d".formatted(found.entry().sequence(), expected - 1));
  }

  private static Optional<Finding> broken(Kind kind, Placed placed, String detail) {
    Entry entry = placed.entry();
    return Optional.of(
        new Finding(kind, entry.sequence(), entry.event().at(), placed.file(), detail));
  }
}
