package city.weir.sharing.trino;

import city.weir.sharing.audit.Deed;
import city.weir.sharing.policy.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Yes or no to a question of Trino's, and what of it belongs in the audit.
 *
 * @param subject for whom; null when nobody of that name is known
 * @param deed what the audit keeps; null when it keeps nothing of this
 * @param reason why, in words a person reads
 */
public record Answer(
    boolean allowed, @Nullable Subject subject, @Nullable Deed deed, String reason) {
  private static final int LONGEST_WORD = 60;

  /** Yes to what shows or changes nothing worth keeping. */
  static Answer yes() {
    return new Answer(true, null, null, "");
  }

  static Answer yes(Subject subject, Deed deed, String reason) {
    return new Answer(true, subject, deed, reason);
  }

  static Answer no(@Nullable Subject subject, Deed deed, String reason) {
    return new Answer(false, subject, deed, reason);
  }

  /** No to {@code question}, on which no rule says yes. */
  static Answer no(@Nullable Subject subject, Question question, String reason) {
    String word = question.operation().replaceAll("[^A-Za-z]", "");
    return new Answer(
        false,
        subject,
        Deed.of("trino." + word.substring(0, Math.min(word.length(), LONGEST_WORD))),
        reason);
  }
}
