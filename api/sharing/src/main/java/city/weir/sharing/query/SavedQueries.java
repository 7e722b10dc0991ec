package city.weir.sharing.query;

import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import city.weir.sharing.query.SavedQuery.State;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of saved queries: an author drafts and submits, a steward who is not the author
 * approves or refuses, either may later deprecate or withdraw.
 */
public final class SavedQueries {
  private static final int MOST_OF_ONE = 200;
  private static final int LONGEST_NOTE = 2_000;

  private final SavedQueryStore store;
  private final Clock clock;

  public SavedQueries(SavedQueryStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Saves what {@code author} wrote: over its own draft, or as the next version of what has gone
   * further.
   *
   * @param columns of the answer, as the author sees them
   * @param tables it reads
   * @throws QueryInvalid when it cannot be saved as it is
   */
  public SavedQuery save(
      Subject author,
      String name,
      QueryDraft draft,
      List<AnswerColumn> columns,
      List<String> tables)
      throws QueryConflict {
    Instant now = clock.instant();
    List<SavedQuery> versions = store.versions(name);
    if (versions.isEmpty()) {
      if (store.of(author.id()).size() >= MOST_OF_ONE) {
        throw QueryConflict.state(
            "You have %d queries already. Save over one of them".formatted(MOST_OF_ONE));
      }
      return added(version(name, 1, draft, columns, tables, author, now, now));
    }
    SavedQuery newest = versions.get(0);
    if (!newest.owner().equals(author.id())) {
      throw QueryConflict.person(
          "The query '%s' is another person's. Save yours under another name".formatted(name));
    }
    return switch (newest.state()) {
      case DRAFT, REFUSED ->
          replaced(
              newest,
              version(
                  name, newest.version(), draft, columns, tables, author, newest.createdAt(), now));
      case SUBMITTED ->
          throw QueryConflict.state(
              "Version %d waits for its review. Withdraw it first".formatted(newest.version()));
      case PUBLISHED, DEPRECATED, SUPERSEDED, WITHDRAWN ->
          added(version(name, newest.version() + 1, draft, columns, tables, author, now, now));
    };
  }

  private static SavedQuery version(
      String name,
      int version,
      QueryDraft draft,
      List<AnswerColumn> columns,
      List<String> tables,
      Subject author,
      Instant createdAt,
      Instant now) {
    return new SavedQuery(
        name,
        version,
        draft,
        columns,
        tables,
        author.id(),
        State.DRAFT,
        null,
        null,
        createdAt,
        now);
  }

  /** Asks for a review. */
  public SavedQuery submit(Subject author, String name) throws QueryConflict {
    SavedQuery newest = newest(name);
    if (!newest.owner().equals(author.id())) {
      throw QueryConflict.person("Only its author submits a query");
    }
    return step(newest, EnumSet.of(State.DRAFT), State.SUBMITTED, null, null);
  }

  /** Publishes what was submitted; an earlier version can no longer be called. */
  public SavedQuery approve(Subject reviewer, String name, @Nullable String note)
      throws QueryConflict {
    SavedQuery submitted = reviewable(reviewer, name);
    SavedQuery published =
        submitted.in(State.PUBLISHED, reviewer.id(), checked(note), clock.instant());
    if (!store.publish(submitted, published)) {
      throw changed();
    }
    return published;
  }

  /** Sends back what was submitted. */
  public SavedQuery refuse(Subject reviewer, String name, String reason) throws QueryConflict {
    return step(
        reviewable(reviewer, name),
        EnumSet.of(State.SUBMITTED),
        State.REFUSED,
        reviewer.id(),
        said(reason));
  }

  /** Lets it be called for now, and tells callers to leave it. */
  public SavedQuery deprecate(Subject subject, String name, String reason) throws QueryConflict {
    return step(
        mine(subject, current(name)),
        EnumSet.of(State.PUBLISHED),
        State.DEPRECATED,
        null,
        said(reason));
  }

  /** Takes back what can be called or, when nothing can, what is on its way there. */
  public SavedQuery withdraw(Subject subject, String name, String reason) throws QueryConflict {
    return step(
        mine(subject, current(name)),
        EnumSet.of(State.DRAFT, State.SUBMITTED, State.REFUSED, State.PUBLISHED, State.DEPRECATED),
        State.WITHDRAWN,
        null,
        said(reason));
  }

  private SavedQuery reviewable(Subject reviewer, String name) throws QueryConflict {
    SavedQuery newest = newest(name);
    if (!reviewer.is(Role.STEWARD)) {
      throw QueryConflict.person("Only a steward reviews queries");
    }
    if (newest.owner().equals(reviewer.id())) {
      throw QueryConflict.person("Nobody reviews a query of their own. Ask another steward");
    }
    if (newest.state() != State.SUBMITTED) {
      throw wrongState(newest);
    }
    return newest;
  }

  private static SavedQuery mine(Subject subject, SavedQuery query) throws QueryConflict {
    if (!query.owner().equals(subject.id()) && !subject.is(Role.STEWARD)) {
      throw QueryConflict.person("Only its author or a steward takes back a query");
    }
    return query;
  }

  private SavedQuery newest(String name) throws QueryConflict {
    return store.versions(name).stream()
        .findFirst()
        .orElseThrow(() -> QueryConflict.state("There is no query '%s'".formatted(name)));
  }

  /** A submission on its way comes first, then what can be called, then the newest. */
  private SavedQuery current(String name) throws QueryConflict {
    SavedQuery newest = newest(name);
    return newest.state() == State.SUBMITTED ? newest : store.callable(name).orElse(newest);
  }

  private SavedQuery step(
      SavedQuery from, Set<State> states, State to, @Nullable String by, @Nullable String note)
      throws QueryConflict {
    if (!states.contains(from.state())) {
      throw wrongState(from);
    }
    String reviewer = by == null ? from.reviewer() : by;
    return replaced(from, from.in(to, reviewer, note, clock.instant()));
  }

  private SavedQuery added(SavedQuery query) throws QueryConflict {
    if (!store.add(query)) {
      throw changed();
    }
    return query;
  }

  private SavedQuery replaced(SavedQuery expected, SavedQuery updated) throws QueryConflict {
    if (!store.replace(expected, updated)) {
      throw changed();
    }
    return updated;
  }

  private static String said(String reason) {
    String text = checked(reason);
    if (text == null || text.isBlank()) {
      throw new QueryInvalid("Say why");
    }
    return text;
  }

  private static @Nullable String checked(@Nullable String note) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new QueryInvalid("A note has at most %d characters".formatted(LONGEST_NOTE));
    }
    return note;
  }

  private static QueryConflict wrongState(SavedQuery query) {
    return QueryConflict.state(
        "Version %d of '%s' is %s"
            .formatted(
                query.version(), query.name(), query.state().name().toLowerCase(Locale.ROOT)));
  }

  private static QueryConflict changed() {
    return QueryConflict.state(
        "Somebody changed the query at the same moment. Look, and try again");
  }
}
