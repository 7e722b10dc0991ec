package city.weir.catalog.lifecycle;

import city.weir.catalog.State;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps entries with all their revisions and steps. Safe for several threads and processes. */
public interface EntryStore {
  Optional<Life> find(String id);

  /**
   * Keeps {@code updated} with its newest revision, and adds {@code step}, at once.
   *
   * @param expected what {@link #find} gave, or null when it must not exist yet
   * @return false when it has been changed since; nothing was kept
   */
  boolean save(@Nullable Life expected, Life updated, Step step);

  /**
   * Keeps that {@code expected} follows another version of its contract, which says the same.
   *
   * @param expected what {@link #find} gave
   * @return false when it has been changed since; nothing was kept
   */
  boolean note(Life expected, String contract);

  /** A revision of an entry. */
  Optional<Revision> revision(String id, int number);

  /** All steps of an entry, the oldest first. */
  List<Step> steps(String id);

  /**
   * Publications and withdrawals after the step numbered {@code after}, the oldest first: what
   * others follow who keep a copy. No step appears later with a number that was passed over.
   */
  List<Step> feed(long after, int most);

  /**
   * Entries whose newest revision is in {@code state}, in the order of ids, after {@code after}.
   */
  List<Life> in(State state, @Nullable String after, int most);

  /** All entries in the order of their ids, after {@code after}. */
  List<Life> all(@Nullable String after, int most);

  /** Id of the entry that has the code. */
  Optional<String> idOfCode(String code);

  /**
   * Allots the next number below a prefix; the same number is never given twice.
   *
   * @param prefix digits of the category
   */
  long nextNumber(String prefix);
}
