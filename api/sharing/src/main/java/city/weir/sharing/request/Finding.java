package city.weir.sharing.request;

import city.weir.sharing.policy.Words;

/**
 * Something the machine noticed about what is asked for.
 *
 * @param field the field it is about
 * @param value what stands there, empty when nothing does
 * @param why what is wrong with it
 * @param remedy what to do about it
 */
public record Finding(Severity severity, String field, String value, Words why, Words remedy) {
  public enum Severity {
    /** As long as it stands, the request cannot be submitted. */
    BLOCKS,
    /** The reviewers see it. */
    WARNS
  }

  public boolean blocks() {
    return severity == Severity.BLOCKS;
  }

  @Override
  public String toString() {
    return "%s: %s; %s".formatted(field, why.en(), remedy.en());
  }
}
