package city.weir.sharing.audit.verify;

import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.verify.Finding.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a chain to its seals: each signed by a key of the ring, one after another, without gap. */
final class SealCheck {
  private static final String TABLE = "audit.seal";

  private final Deque<Seal> ahead;
  private final KeyRing keys;
  private Head sealed;
  private @Nullable Seal looked;

  /**
   * @param seals in their order
   * @param from what is known to be sealed
   */
  SealCheck(List<Seal> seals, KeyRing keys, Head from) {
    this.keys = keys;
    this.sealed = from;
    this.ahead = new ArrayDeque<>(seals);
    ahead.removeIf(seal -> seal.last() <= from.sequence());
  }

  /** Up to where seals were found to fit. */
  Head sealed() {
    return sealed;
  }

  /** Whether the seals fit a chain that has come to {@code head}; to be asked of every entry. */
  Optional<Finding> at(Head head) {
    Seal next = ahead.peek();
    if (next == null || head.sequence() < next.first()) {
      return Optional.empty();
    }
    Optional<Finding> fault = fault(next, head);
    if (fault.isEmpty() && next.last() == head.sequence()) {
      ahead.remove();
      sealed = head;
    }
    return fault;
  }

  private Optional<Finding> fault(Seal seal, Head head) {
    // What does not need the whole stretch is told at its beginning, once.
    if (!seal.equals(looked)) {
      looked = seal;
      if (seal.first() != sealed.sequence() + 1) {
        return wrong(
            seal,
            "the seal before it ends with entry %d: one is missing, or is there twice"
                .formatted(sealed.sequence()));
      }
      Optional<String> signature = keys.fault(seal);
      if (signature.isPresent()) {
        return wrong(seal, signature.get());
      }
    }
    return head.sequence() == seal.last() && !head.hash().equals(seal.hash())
        ? wrong(
            seal,
            "it signed the hash %s for entry %d, which has %s: the chain was made anew"
                .formatted(seal.hash(), seal.last(), head.hash()))
        : Optional.empty();
  }

  /** What is left when the chain is at its end: seals of entries that are not there. */
  Optional<Finding> end(Head head) {
    return ahead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Kind.TAIL_CUT,
                head.sequence() + 1,
                null,
                "",
                "entries up to %d were sealed at %s"
                    .formatted(ahead.getLast().last(), ahead.getLast().at())));
  }

  private static Optional<Finding> wrong(Seal seal, String why) {
    return Optional.of(
        new Finding(
            Kind.SEAL_WRONG,
            seal.first(),
            seal.at(),
            TABLE,
            "the seal of entries %d to %d: %s".formatted(seal.first(), seal.last(), why)));
  }
}
