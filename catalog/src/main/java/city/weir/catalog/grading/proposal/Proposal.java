package city.weir.catalog.grading.proposal;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.Advice;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Advice that waits for people, or that they decided on.
 *
 * @param first who accepted a lower grade and waits for somebody else to; null otherwise
 * @param decided who decided, or null while nobody has
 */
public record Proposal(
    String id,
    Advice advice,
    State state,
    Instant madeAt,
    @Nullable Act first,
    @Nullable Act decided) {
  /** So many characters of words at most. */
  public static final int MOST_CHARACTERS = 1_000;

  public enum State {
    PROPOSED,
    /** A lower grade that one steward accepted; takes effect when another does. */
    SECONDED,
    ACCEPTED,
    /** Not made again until what was found changes. */
    DECLINED,
    /** What was found is no longer there, or is something else by now. */
    SUPERSEDED;

    public boolean open() {
      return this == PROPOSED || this == SECONDED;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Proposal seconded(Act act) {
    return new Proposal(id, advice, State.SECONDED, madeAt, act, null);
  }

  Proposal decided(State decision, Act act) {
    return new Proposal(id, advice, decision, madeAt, first, act);
  }
}
