package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.exception.ExceptionRefused.Kind;
import city.weir.catalog.grading.exception.GradeException.State;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Asking for exceptions and judging them. Who may do so by their role is decided before; that
 * nobody approves what they asked for is decided here.
 */
public final class Exceptions {
  /** No exception holds longer before somebody looks at it again. */
  public static final int MOST_YEARS = 3;

  private final ExceptionStore store;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * @param zone of the city: days begin and end by it
   */
  public Exceptions(ExceptionStore store, Clock clock, ZoneId zone) {
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Keeps {@code asked}, which is in state {@link State#ASKED}.
   *
   * @param callKey what its asker calls it by, or null
   * @return what the asker asked for under that key before, if anything
   */
  public GradeException ask(GradeException asked, @Nullable String callKey)
      throws ExceptionRefused {
    if (asked.until().isBefore(today()) || asked.until().isAfter(today().plusYears(MOST_YEARS))) {
      throw new ExceptionRefused(
          Kind.WRONG,
          "until: write a day from today on, at most %d years ahead, so that it is looked at again"
              .formatted(MOST_YEARS));
    }
    if (store.add(asked, callKey)) {
      return asked;
    }
    return store.askedUnder(asked.asked().by(), String.valueOf(callKey)).orElseThrow();
  }

  /** Approves it: from now on contracts may rest on it. */
  public GradeException approve(GradeException asked, String by, String words)
      throws ExceptionRefused {
    return judge(asked, State.APPROVED, by, words);
  }

  /** Refuses it, with the reason. */
  public GradeException refuse(GradeException asked, String by, String reason)
      throws ExceptionRefused {
    requireReason(reason, "refused");
    return judge(asked, State.REFUSED, by, reason);
  }

  /** Ends it before its day: contracts that rest on it are refused from now on. */
  public GradeException revoke(GradeException standing, String by, String reason)
      throws ExceptionRefused {
    requireReason(reason, "revoked");
    require(standing, State.APPROVED);
    return replace(standing, standing.revoked(new Act(by, clock.instant(), reason)));
  }

  private GradeException judge(GradeException asked, State judgement, String by, String words)
      throws ExceptionRefused {
    require(asked, State.ASKED);
    if (asked.asked().by().equals(by)) {
      throw new ExceptionRefused(
          Kind.OWN, "%s asked for %s: another steward judges it".formatted(by, asked.id()));
    }
    if (asked.until().isBefore(today())) {
      throw new ExceptionRefused(
          Kind.STATE,
          "%s was asked for until %s, which has passed: ask anew"
              .formatted(asked.id(), asked.until()));
    }
    return replace(asked, asked.judged(judgement, new Act(by, clock.instant(), words)));
  }

  private GradeException replace(GradeException before, GradeException after)
      throws ExceptionRefused {
    if (!store.replace(before, after)) {
      throw new ExceptionRefused(
          Kind.STATE,
          "%s was decided by somebody else meanwhile: look again".formatted(before.id()));
    }
    return after;
  }

  private static void require(GradeException exception, State state) throws ExceptionRefused {
    if (exception.state() != state) {
      throw new ExceptionRefused(
          Kind.STATE,
          "%s is %s, not %s".formatted(exception.id(), exception.state().word(), state.word()));
    }
  }

  private static void requireReason(String reason, String verb) throws ExceptionRefused {
    if (reason.isBlank() || reason.length() > GradeException.MOST_CHARACTERS) {
      throw new ExceptionRefused(
          Kind.WRONG,
          "Say in 1 to %d characters why it is %s".formatted(GradeException.MOST_CHARACTERS, verb));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }
}
