package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.Positions.Marks;
import city.weir.sharing.audit.verify.ChainCheck.Placed;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Goes along a chain, and holds each link to the one before, to the seals and to the record. */
final class Walk {
  private static final int BETWEEN_TELLING = 10_000;

  private final ChainCheck chain;
  private final SealCheck seals;
  private final Marks marks;
  private final LongConsumer progress;

  Walk(Head from, SealCheck seals, @Nullable Marks marks, LongConsumer progress) {
    this.chain = new ChainCheck(from);
    this.seals = seals;
    this.marks = marks == null ? Marks.NONE : marks;
    this.progress = progress;
  }

  Head head() {
    return chain.head();
  }

  Head sealed() {
    return seals.sealed();
  }

  /** The first broken link among {@code entries}, which go on from {@link #head}. */
  Optional<Finding> follow(Iterator<Placed> entries) {
    while (entries.hasNext()) {
      Placed placed = entries.next();
      Optional<Finding> broken = chain.next(placed, entries);
      if (broken.isEmpty()) {
        broken = seals.at(chain.head());
      }
      if (broken.isEmpty()) {
        broken = onRecord(placed);
      }
      if (broken.isPresent()) {
        return broken;
      }
      if (chain.head().sequence() % BETWEEN_TELLING == 0) {
        progress.accept(chain.head().sequence());
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> onRecord(Placed placed) {
    Head head = chain.head();
    if (differs(head, marks.sealed()) || differs(head, marks.witnessed())) {
      return Optional.of(
          new Finding(
              Kind.CHANGED,
              head.sequence(),
              placed.entry().event().at(),
              placed.file(),
              "the database has another hash of it on record: the chain was made anew"));
    }
    return Optional.empty();
  }

  private static boolean differs(Head head, Head mark) {
    return head.sequence() == mark.sequence() && !head.hash().equals(mark.hash());
  }

  /** What should have come after the last entry. */
  Optional<Finding> end() {
    Head head = chain.head();
    Optional<Finding> left = seals.end(head);
    if (left.isPresent()) {
      return left;
    }
    if (head.sequence() < marks.witnessed().sequence()) {
      return Optional.of(
          new Finding(
              Kind.TAIL_CUT,
              head.sequence() + 1,
              null,
              "",
              "the database has entry %d on record".formatted(marks.witnessed().sequence())));
    }
    if (seals.sealed().sequence() < marks.sealed().sequence()) {
      return Optional.of(
          new Finding(
              Kind.SEAL_WRONG,
              seals.sealed().sequence() + 1,
              null,
              "audit.seal",
              "the database has it on record that entries up to %d were sealed"
                  .formatted(marks.sealed().sequence())));
    }
    return Optional.empty();
  }
}
