package city.weir.sharing.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the entries looked for, the newest first.
 *
 * @param before ask for entries before this number to go on, or null when there are no more
 */
public record AuditPage(List<Entry> entries, @Nullable Long before) {
  /** At most so many on a page. */
  public static final int MOST = 1_000;

  public AuditPage {
    entries = List.copyOf(entries);
  }

  /** The page made of one entry more than was asked for, where there are so many. */
  public static AuditPage of(List<Entry> found, int limit) {
    if (found.size() <= limit) {
      return new AuditPage(found, null);
    }
    List<Entry> page = found.subList(0, limit);
    return new AuditPage(page, page.get(limit - 1).sequence());
  }
}
