package city.weir.catalog.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the city's own editions of standards. Safe for several threads. */
public interface StandardStore {
  /** All of them, in the order of kind, id and number. */
  List<Edition> all();

  /**
   * Keeps {@code updated} under its kind, id and number.
   *
   * @param expected the edition of that number as it was read, or null when there must be none yet
   * @return false when it has been changed since; nothing was kept
   */
  boolean save(@Nullable Edition expected, Edition updated);
}
