package city.weir.catalog;

import java.util.Collection;

/**
 * Where entries are searched. What was put is found by the next search of the same process; entries
 * survive a restart. Safe for use by several threads.
 *
 * <p>Failures of the store are thrown as {@link java.io.UncheckedIOException}: after one, the
 * caller may repeat the call, which has either had its whole effect or none.
 */
public interface DirectoryIndex extends AutoCloseable {
  /** Adds {@code entry}, in place of the one with the same id if there is one. */
  void put(Entry entry);

  /** Takes the entry out; does nothing when there is none. */
  void remove(String id);

  /** Makes {@code entries} the whole content at once: no search sees anything between. */
  void replaceAll(Collection<Entry> entries);

  /** Finds entries; those that {@code request.audience()} may not know of are not even counted. */
  SearchResult search(SearchRequest request);

  @Override
  void close();
}
