package city.weir.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Where entries are searched. What was put is found by the next search of the same process; entries
 * survive a restart. Safe for use by several threads.
 *
 * <p>Failures of the store are thrown as {@link java.io.UncheckedIOException}: after one, the
 * caller may repeat the call, which has either had its whole effect or none (of {@link #putAll} and
 * {@link #note} possibly the effect for some of the entries).
 */
public interface DirectoryIndex extends AutoCloseable {
  /** {@link #putAll} of one. */
  default void put(Entry entry) {
    putAll(List.of(entry));
  }

  /**
   * Adds {@code entries}, each in place of the one with the same id if there is one; what was noted
   * of that one stays noted.
   */
  void putAll(Collection<Entry> entries);

  /**
   * Notes what is newly known of entries, without reading them anew. Ids that are not there are
   * passed over.
   */
  void note(Map<String, LivingFacts> facts);

  /** Takes the entry out; does nothing when there is none. */
  void remove(String id);

  /**
   * Fills the index anew and makes that its whole content at once. Until then searches are answered
   * from what was there before; what is put, noted and removed meanwhile takes effect at once and
   * is in the new content too, whatever {@code entries} says of it. When it fails, or the process
   * ends, everything stays as it was. One at a time: a second caller waits.
   *
   * @param entries read once and in order, never held all at once; not closed
   * @param mark see {@link #mark()}
   * @param progress told now and then how many entries have been taken in, at last all of them
   */
  void rebuild(Stream<Entry> entries, String mark, LongConsumer progress);

  /**
   * How far the caller said it had come in filling the index, so that after a restart it can go on
   * from there; empty when the index was begun anew and must be filled.
   */
  String mark();

  /** Notes how far the caller has come; never before what it stands for has been put. */
  void mark(String mark);

  /** Finds entries; those that {@code request.audience()} may not know of are not even counted. */
  SearchResult search(SearchRequest request);

  @Override
  void close();
}
