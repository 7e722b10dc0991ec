package city.weir.catalog.standard;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A standard as it stands.
 *
 * @param number counted from 1 for what the city proposed; 0 for what came in a file
 * @param authors ids of those who wrote it
 * @param judge id of whoever approved, refused or deprecated it, or null
 * @param successor id of what is used in its place, once it is deprecated; may be null
 * @param note why it was judged so, or null
 */
public record Edition(
    Standard standard,
    int number,
    Stage stage,
    Set<String> authors,
    @Nullable String judge,
    @Nullable String successor,
    @Nullable String note,
    Instant at) {
  public Edition {
    authors = Set.copyOf(authors);
  }

  public enum Stage {
    PROPOSED,
    /** In force. */
    APPROVED,
    REFUSED,
    /** Still understood where it stands, to be used no more. */
    DEPRECATED;

    /** Whether what refers to it is understood. */
    public boolean known() {
      return this == APPROVED || this == DEPRECATED;
    }
  }

  Edition judged(Stage next, String by, @Nullable String after, @Nullable String why, Instant now) {
    return new Edition(standard, number, next, authors, by, after, why, now);
  }
}
