package city.weir.contract.change;

import java.util.Locale;

/**
 * One difference between two versions of a contract.
 *
 * @param part what it concerns, such as {@code column stage} or {@code directory}
 * @param what the difference in words
 * @param reason why it has this effect
 */
public record Change(Effect effect, String part, String what, String reason) {

  /** What a change does to those who rely on the dataset. */
  public enum Effect {
    /** Who reads by the old version can read on, and finds the same meaning. */
    COMPATIBLE,
    /** Who reads by the old version fails, or misunderstands what is read. */
    BREAKING
  }

  static Change compatible(String part, String what, String reason) {
    return new Change(Effect.COMPATIBLE, part, what, reason);
  }

  static Change breaking(String part, String what, String reason) {
    return new Change(Effect.BREAKING, part, what, reason);
  }

  @Override
  public String toString() {
    return "%s: %s (%s: %s)".formatted(part, what, effect.name().toLowerCase(Locale.ROOT), reason);
  }
}
