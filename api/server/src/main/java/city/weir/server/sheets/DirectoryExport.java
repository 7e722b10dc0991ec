package city.weir.server.sheets;

import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is in force, as drafts under their codes: so a spreadsheet of them is known again. */
@Component
class DirectoryExport {
  private static final int AT_ONCE = 500;

  private final EntryStore store;

  DirectoryExport(EntryStore store) {
    this.store = store;
  }

  /** Every entry in force. Read while it is gone through, so memory does not grow with it. */
  Iterator<Draft> all() {
    return new Batches<>(
        last -> store.all(last == null ? null : last.id(), AT_ONCE), this::inForce);
  }

  /**
   * What a search finds, in its order: the first {@link SearchRequest#MAX_OFFSET} and a page.
   *
   * @param pages answers the page after so many hits
   */
  Iterator<Draft> found(Function<Integer, SearchResult> pages) {
    int[] passed = {0};
    return new Batches<SearchResult.Hit>(
        last -> {
          if (passed[0] > SearchRequest.MAX_OFFSET) {
            return List.of();
          }
          List<SearchResult.Hit> hits = pages.apply(passed[0]).hits();
          passed[0] += hits.size();
          return hits;
        },
        hit -> store.find(hit.id()).flatMap(this::inForce));
  }

  private Optional<Draft> inForce(Life life) {
    if (!life.inForce()) {
      return Optional.empty();
    }
    Revision latest = life.latest();
    Optional<Draft> draft =
        latest.number() == life.published()
            ? Optional.of(latest.draft())
            : store.revision(life.id(), life.published()).map(Revision::draft);
    String code = life.code();
    return code == null ? draft : draft.map(d -> d.with(Field.CODE, code));
  }

  /** Goes through batches, the next of which is asked for with the last of those before. */
  private static final class Batches<T> implements Iterator<Draft> {
    private final Function<@Nullable T, List<T>> next;
    private final Function<T, Optional<Draft>> draft;
    private final Deque<Draft> waiting = new ArrayDeque<>();
    private @Nullable T last;
    private boolean over;

    Batches(Function<@Nullable T, List<T>> next, Function<T, Optional<Draft>> draft) {
      this.next = next;
      this.draft = draft;
    }

    @Override
    public boolean hasNext() {
      while (waiting.isEmpty() && !over) {
        List<T> batch = next.apply(last);
        over = batch.isEmpty();
        for (T each : batch) {
          last = each;
          draft.apply(each).ifPresent(waiting::add);
        }
      }
      return !waiting.isEmpty();
    }

    @Override
    public Draft next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return waiting.remove();
    }
  }
}
