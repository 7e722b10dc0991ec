package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.draft.Words;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes changes in the lives of entries: each is kept and in the audit together, or neither; what
 * came into force, or out of it, is told to those who look at that.
 */
@Component
class LifeChanges {
  private final TransactionOperations transactions;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  LifeChanges(TransactionOperations transactions, Audit audit, ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.audit = audit;
    this.events = events;
  }

  /** What is asked of the life cycle. */
  interface Change {
    Life make() throws LifeRefused;
  }

  /** What came of it: one of the two. */
  private record Outcome(@Nullable Life life, @Nullable LifeRefused refused) {}

  /**
   * Makes {@code change} and tells of it.
   *
   * @param comment what was said with it, or null
   * @throws ProblemException when it is refused; nothing was changed
   */
  Life make(
      HttpServletRequest http,
      Subject subject,
      Deed deed,
      @Nullable String comment,
      Change change) {
    Outcome outcome;
    try {
      outcome =
          Objects.requireNonNull(
              transactions.execute(status -> tried(http, subject, deed, comment, change)));
    } catch (DuplicateKeyException e) {
      Words why =
          new Words(
              "其信息资源代码或标识刚被赋予另一条目，请重新查看",
              "Its code, or its id, has just been given to another entry: look again");
      audit.denied(http, subject, deed, why.en());
      throw caused(new ProblemException(ProblemCode.CONFLICT, why), e);
    }
    LifeRefused refused = outcome.refused();
    if (refused != null) {
      audit.denied(http, subject, deed, String.valueOf(refused.getMessage()));
      throw problem(refused);
    }
    Life after = Objects.requireNonNull(outcome.life());
    State state = after.latest().state();
    if (state == State.PUBLISHED || state == State.WITHDRAWN) {
      events.publishEvent(new EntriesChanged(after.id()));
    }
    return after;
  }

  private Outcome tried(
      HttpServletRequest http,
      Subject subject,
      Deed deed,
      @Nullable String comment,
      Change change) {
    try {
      Life after = change.make();
      String reason =
          "revision %d: %s".formatted(after.latest().number(), word(after.latest().state()));
      audit.permitted(http, subject, deed, comment == null ? reason : reason + ": " + comment);
      return new Outcome(after, null);
    } catch (LifeRefused e) {
      return new Outcome(null, e);
    }
  }

  private static ProblemException problem(LifeRefused refused) {
    ProblemCode code =
        switch (refused.code()) {
          case UNKNOWN -> ProblemCode.NOT_FOUND;
          case STATE, CHANGED, CONTRACT -> ProblemCode.CONFLICT;
          case INVALID, REASON -> ProblemCode.BAD_ENTRY;
          case OWN_WORK -> ProblemCode.NOT_PERMITTED;
        };
    List<Words> problems =
        refused.findings().stream()
            .filter(Finding::blocks)
            .map(finding -> new Words(finding.text(true), finding.text(false)))
            .toList();
    return caused(new ProblemException(code, refused.why(), problems), refused);
  }

  private static ProblemException caused(ProblemException problem, Exception cause) {
    problem.initCause(cause);
    return problem;
  }

  private static String word(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
