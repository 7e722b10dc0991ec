package city.weir.server.directory;

import city.weir.catalog.State;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Finding;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.server.audit.Audit;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where people change the directory, by the API and by the pages. Every change and every refusal is
 * in the audit before the answer goes out; a change that cannot be kept there is not made.
 */
@Component
public class DirectoryDesk {
  private static final int LONGEST_KEY = 200;
  private static final int LONGEST_WORDS = 2_000;

  private final JdbcEntries entries;
  private final DirectoryReading reading;
  private final Lifecycle lifecycle;
  private final DraftCheck check;
  private final TransactionOperations transactions;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  DirectoryDesk(
      JdbcEntries entries,
      DirectoryReading reading,
      Lifecycle lifecycle,
      DraftCheck check,
      TransactionOperations transactions,
      Audit audit,
      ApplicationEventPublisher events) {
    this.entries = entries;
    this.reading = reading;
    this.lifecycle = lifecycle;
    this.check = check;
    this.transactions = transactions;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Begins an entry.
   *
   * @param key the caller's own for this call: with the same one no second entry is begun; or null
   */
  public Life begin(HttpServletRequest http, Subject subject, Draft draft, @Nullable String key) {
    String id = id(subject, key);
    Deed deed = deed("write", id);
    if (!DirectoryRights.mayWrite(subject, draft)) {
      throw denied(
          http,
          subject,
          deed,
          "You may write entries of your own organisation only: its credit code goes into"
              + " PROVIDER_CODE");
    }
    Life begun = entries.find(id).orElse(null);
    return begun != null
        ? begun
        : change(http, subject, deed, null, () -> lifecycle.begin(id, draft, subject.id()));
  }

  /** Writes {@code draft} into the revision that is open, or begins the next one. */
  public Life write(HttpServletRequest http, Subject subject, String id, Draft draft) {
    Life life = reading.followed(subject, id);
    Deed deed = deed("write", id);
    if (!DirectoryRights.mayWrite(subject, draft)) {
      throw denied(
          http, subject, deed, "You may not give an entry to another provider than your own");
    }
    return change(http, subject, deed, null, () -> lifecycle.write(life, draft, subject.id()));
  }

  /**
   * What is wrong with {@code draft}; nothing is kept.
   *
   * @param id of the entry it is a draft of, or null
   */
  public List<Finding> check(Subject subject, Draft draft, @Nullable String id) {
    if (!DirectoryRights.mayWrite(subject, draft) && !subject.is(Subject.Role.OWNER)) {
      throw new ProblemException(
          ProblemCode.NOT_PERMITTED, "Drafts are checked for stewards and owners");
    }
    return check.check(draft, id);
  }

  public Life submit(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = reading.followed(subject, id);
    return change(
        http,
        subject,
        deed("submit", id),
        comment,
        () -> lifecycle.submit(life, subject.id(), words(comment)));
  }

  /** Authors take back what they handed in; stewards return it with a reason. */
  public Life giveBack(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = reading.followed(subject, id);
    Deed deed = deed("return", id);
    if (!DirectoryRights.mayJudge(subject) && !life.latest().authors().contains(subject.id())) {
      throw denied(http, subject, deed, "Stewards return entries, and who wrote them");
    }
    return change(
        http, subject, deed, comment, () -> lifecycle.giveBack(life, subject.id(), words(comment)));
  }

  public Life approve(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = judged(http, subject, id, "approve");
    return change(
        http,
        subject,
        deed("approve", id),
        comment,
        () -> lifecycle.approve(life, subject.id(), words(comment)));
  }

  public Life publish(
      HttpServletRequest http, Subject subject, String id, @Nullable String comment) {
    Life life = judged(http, subject, id, "publish");
    return change(
        http,
        subject,
        deed("publish", id),
        comment,
        () -> lifecycle.publish(life, subject.id(), words(comment)));
  }

  public Life withdraw(
      HttpServletRequest http, Subject subject, String id, @Nullable String reason) {
    Life life = judged(http, subject, id, "withdraw");
    return change(
        http,
        subject,
        deed("withdraw", id),
        reason,
        () -> lifecycle.withdraw(life, subject.id(), words(reason)));
  }

  /** Gives up the revision that was begun. */
  public Life drop(HttpServletRequest http, Subject subject, String id) {
    Life life = reading.followed(subject, id);
    return change(http, subject, deed("drop", id), null, () -> lifecycle.drop(life, subject.id()));
  }

  public Life comment(HttpServletRequest http, Subject subject, String id, String words) {
    Life life = reading.followed(subject, id);
    return change(
        http,
        subject,
        deed("comment", id),
        words,
        () -> lifecycle.comment(life, subject.id(), Objects.requireNonNullElse(words(words), "")));
  }

  private Life judged(HttpServletRequest http, Subject subject, String id, String act) {
    Life life = reading.followed(subject, id);
    if (!DirectoryRights.mayJudge(subject)) {
      throw denied(http, subject, deed(act, id), "Only stewards " + act + " entries");
    }
    return life;
  }

  /** What is asked of the life cycle. */
  private interface Change {
    Life make() throws LifeRefused;
  }

  /** What came of it: one of the two. */
  private record Outcome(@Nullable Life life, @Nullable LifeRefused refused) {}

  private Life change(
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
      String why = "Its code, or its id, has just been given to another entry: look again";
      audit.denied(http, subject, deed, why);
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

  private ProblemException denied(HttpServletRequest http, Subject subject, Deed deed, String why) {
    audit.denied(http, subject, deed, why);
    return new ProblemException(ProblemCode.NOT_PERMITTED, why);
  }

  private static ProblemException problem(LifeRefused refused) {
    ProblemCode code =
        switch (refused.code()) {
          case UNKNOWN -> ProblemCode.NOT_FOUND;
          case STATE, CHANGED, CONTRACT -> ProblemCode.CONFLICT;
          case INVALID, REASON -> ProblemCode.BAD_ENTRY;
          case OWN_WORK -> ProblemCode.NOT_PERMITTED;
        };
    List<String> problems =
        refused.findings().stream()
            .filter(Finding::blocks)
            .map(finding -> finding.text(false) + " / " + finding.text(true))
            .toList();
    return caused(
        new ProblemException(code, String.valueOf(refused.getMessage()), problems), refused);
  }

  private static ProblemException caused(ProblemException problem, Exception cause) {
    problem.initCause(cause);
    return problem;
  }

  private static @Nullable String words(@Nullable String comment) {
    if (comment == null || comment.isBlank()) {
      return null;
    }
    if (comment.length() > LONGEST_WORDS) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "comment has %d characters (at most %d)".formatted(comment.length(), LONGEST_WORDS));
    }
    return comment.strip();
  }

  /** The same for the same key of the same caller. */
  private static String id(Subject subject, @Nullable String key) {
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new ProblemException(
          ProblemCode.MALFORMED,
          "Idempotency-Key is blank or longer than %d characters".formatted(LONGEST_KEY));
    }
    return UUID.nameUUIDFromBytes(
            ("directory-entry\n" + subject.id() + "\n" + key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static Deed deed(String act, String id) {
    return Deed.of("directory-entry." + act).on(id);
  }

  private static String word(State state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
