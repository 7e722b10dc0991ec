package city.weir.sharing.audit.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first broken link.
 *
 * @param sequence number of the entry that is broken, or should be there
 * @param at the moment the entry says it is of, or null when there is none
 * @param file where it lies, or should lie; empty when it cannot be told
 * @param detail what is wrong, in words
 */
public record Finding(Kind kind, long sequence, @Nullable Instant at, String file, String detail) {

  /** What was done to it. */
  public enum Kind {
    /** It is not what was written, or the one before it is not. */
    CHANGED,
    /** It is gone. */
    MISSING,
    /** There are two of its number. */
    INSERTED,
    /** It stands behind others that came after it. */
    REORDERED,
    /** Nothing comes after the one before it, though more was on record. */
    TAIL_CUT,
    /** A seal does not fit: its signature, its place, or the hash it signed. */
    SEAL_WRONG,
    /** A key that seals is vouched for by nobody. */
    KEY_WRONG,
    /** Its file cannot be read. */
    UNREADABLE
  }
}
