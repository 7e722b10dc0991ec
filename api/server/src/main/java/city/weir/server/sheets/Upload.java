package city.weir.server.sheets;

import city.weir.catalog.draft.Words;
import city.weir.catalog.intake.Sender;
import city.weir.catalog.intake.Taking;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet that was sent in.
 *
 * @param fileName as its sender calls it
 * @param problem why it cannot be read, when it cannot
 * @param wish what is being taken in, while that goes on
 */
record Upload(
    String id,
    Sender sender,
    String fileName,
    State state,
    @Nullable Words problem,
    Taking.@Nullable Wish wish,
    Instant createdAt,
    Instant changedAt) {

  /** Where it stands. What goes on is begun again when the server starts. */
  enum State {
    /** Is being read and checked, or waits for it. */
    READING,
    /** Cannot be read. */
    UNREADABLE,
    /** Checked: what is valid can be taken. */
    CHECKED,
    /** What is valid is being taken. */
    TAKING;

    boolean goesOn() {
      return this == READING || this == TAKING;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Upload in(State next, @Nullable Words why, Taking.@Nullable Wish wanted, Instant now) {
    return new Upload(id, sender, fileName, next, why, wanted, createdAt, now);
  }
}
