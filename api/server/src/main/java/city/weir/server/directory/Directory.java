package city.weir.server.directory;

import city.weir.catalog.DirectoryIndex;
import city.weir.catalog.Entry;
import city.weir.catalog.Facet;
import city.weir.catalog.LivingFacts;
import city.weir.catalog.SearchRequest;
import city.weir.catalog.SearchResult;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Step;
import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.server.search.Refill;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The searchable directory. Before each search the index takes in what happened since the last, so
 * that whoever published finds it; after a restart it goes on from where it was. It is opened by
 * the first search and not by the start, which it would delay by its dictionary of Chinese words.
 */
@Component
public class Directory implements Refill {
  /** Values of {@link Facet#KIND} by which only datasets are found. */
  public static final Set<String> DATASETS = Set.of("dataset");

  private static final int AT_ONCE = 500;
  private static final String MARK = "entries-1:";

  private final ObjectProvider<DirectoryIndex> index;
  private final EntryStore entries;
  private final StepLog steps;
  private final InForce inForce;
  private final Contracts contracts;
  private final DatasetFacts facts;

  /** What the index was told of datasets, by id. */
  private final Map<String, LivingFacts> noted = new HashMap<>();

  /** Number of the last step that is in the index, or -1 before it was opened. */
  private volatile long taken = -1;

  Directory(
      ObjectProvider<DirectoryIndex> index,
      EntryStore entries,
      StepLog steps,
      InForce inForce,
      Contracts contracts,
      DatasetFacts facts) {
    this.index = index;
    this.entries = entries;
    this.steps = steps;
    this.inForce = inForce;
    this.contracts = contracts;
    this.facts = facts;
  }

  public SearchResult search(SearchRequest request) {
    DirectoryIndex opened = index.getObject();
    if (taken < steps.last()) {
      catchUp(opened);
    }
    return opened.search(request);
  }

  /** Tells the index what became of datasets since; the first search tells it all. */
  synchronized void noteFacts() {
    if (taken >= 0) {
      note(index.getObject(), contracts.all());
    }
  }

  @Override
  public void refill(LongConsumer progress) {
    DirectoryIndex opened = index.getObject();
    fill(opened, steps.last(), progress);
    retell(opened);
  }

  private void fill(DirectoryIndex opened, long last, LongConsumer progress) {
    try (Stream<Entry> known = inForce.known()) {
      opened.rebuild(known, MARK + last, progress);
    }
  }

  /** What an index knew may be gone that had to be filled anew. */
  private synchronized void retell(DirectoryIndex opened) {
    noted.clear();
    note(opened, contracts.all());
  }

  private synchronized void catchUp(DirectoryIndex opened) {
    boolean first = taken < 0;
    if (first) {
      long marked = marked(opened.mark());
      // Beyond what there is when the database was put back to an older state.
      taken = marked > steps.last() ? -1 : marked;
    }
    if (taken < 0) {
      long last = steps.last();
      fill(opened, last, progress -> {});
      taken = last;
    }
    List<Step> some;
    do {
      some = steps.after(taken, AT_ONCE);
      if (!some.isEmpty()) {
        take(opened, some);
        taken = some.get(some.size() - 1).number();
        opened.mark(MARK + taken);
      }
    } while (some.size() == AT_ONCE);
    if (first) {
      retell(opened);
    }
  }

  private void take(DirectoryIndex opened, List<Step> some) {
    Map<String, Entry> known = new LinkedHashMap<>();
    for (String id : some.stream().map(Step::entry).distinct().toList()) {
      Optional<Entry> entry = entries.find(id).flatMap(inForce::of);
      entry.ifPresentOrElse(found -> known.put(id, found), () -> opened.remove(id));
    }
    opened.putAll(known.values());
    // Of one that was not in the index before, nothing was noted.
    noted.keySet().removeAll(known.keySet());
    note(opened, known.keySet().stream().flatMap(id -> contracts.byId(id).stream()).toList());
  }

  private void note(DirectoryIndex opened, Collection<DataContract> datasets) {
    Map<String, LivingFacts> news = new HashMap<>();
    for (DataContract dataset : datasets) {
      LivingFacts now = facts.of(dataset);
      if (!now.equals(noted.get(dataset.id()))) {
        news.put(dataset.id(), now);
      }
    }
    if (!news.isEmpty()) {
      opened.note(news);
      noted.putAll(news);
    }
  }

  private static long marked(String mark) {
    return mark.startsWith(MARK) ? Long.parseLong(mark.substring(MARK.length())) : -1;
  }
}
