package city.weir.sharing.rows;

import city.weir.lake.AsOf;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How callers write the state they want to see: the same at every door. */
public final class AsOfText {
  private AsOfText() {}

  /**
   * What {@code text} means.
   *
   * @param text a moment in ISO 8601 with offset, the id of a snapshot, or null for now
   * @throws QueryRefused when it is neither
   */
  public static AsOf parse(@Nullable String text) {
    if (text == null) {
      return AsOf.NOW;
    }
    try {
      if (text.matches("[0-9]{1,19}")) {
        return new AsOf.Snapshot(Long.parseLong(text));
      }
      // A plus sign in a query string arrives as a space when it was not escaped.
      return new AsOf.At(OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant());
    } catch (DateTimeException | NumberFormatException e) {
      throw new QueryRefused(
          "asOf",
          "'%s' is no moment. Write it with its offset, such as 2026-06-01T08:00:00+08:00, or the id of a snapshot"
              .formatted(text));
    }
  }
}
