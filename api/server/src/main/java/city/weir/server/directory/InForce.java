package city.weir.server.directory;

import city.weir.catalog.Entries;
import city.weir.catalog.Entry;
import city.weir.catalog.State;
import city.weir.catalog.draft.Drafts;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import city.weir.catalog.lifecycle.Step;
import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of every kind as they are in force, or were when they were withdrawn. */
@Component
public class InForce {
  private static final int AT_ONCE = 500;

  private final EntryStore store;
  private final StepLog steps;
  private final Contracts contracts;
  private final Drafts drafts = new Drafts(Guide.published());

  InForce(EntryStore store, StepLog steps, Contracts contracts) {
    this.store = store;
    this.steps = steps;
    this.contracts = contracts;
  }

  /** The entry {@code id}, if it is in force. */
  public Optional<Entry> find(String id) {
    return store.find(id).flatMap(this::of).filter(InForce::published);
  }

  /** A number that is another one when anything was done in the directory since. */
  public long revision() {
    return steps.last();
  }

  /** All that are in force, in the order of their ids; read page by page. */
  public Stream<Entry> all() {
    return known().filter(InForce::published);
  }

  /**
   * What happened in the directory.
   *
   * @param last number of the last step told of
   * @param entries those of them that were ever in force, by id; empty for one that is not any more
   */
  public record News(long last, Map<String, Optional<Entry>> entries) {}

  /**
   * What happened after the step numbered {@code after}, some of it at a time: all of it is told
   * when there is nothing after {@link News#last}.
   *
   * @param after 0 to begin with the first
   */
  public News since(long after) {
    List<Step> some = steps.after(after, AT_ONCE);
    Map<String, Optional<Entry>> entries = new LinkedHashMap<>();
    for (String id : some.stream().map(Step::entry).distinct().toList()) {
      store
          .find(id)
          .filter(life -> life.published() > 0)
          .ifPresent(life -> entries.put(id, of(life).filter(InForce::published)));
    }
    return new News(some.isEmpty() ? after : some.get(some.size() - 1).number(), entries);
  }

  private static boolean published(Entry entry) {
    return entry.state() == State.PUBLISHED;
  }

  /** Those that are, or were, in force, and datasets whose contract is only a draft yet. */
  Stream<Entry> known() {
    return StreamSupport.stream(new Lives(), false).flatMap(life -> of(life).stream());
  }

  /** What is to be known of an entry by searching; empty while nothing of it was ever in force. */
  Optional<Entry> of(Life life) {
    if (life.contract() != null) {
      return Optional.of(
          contracts
              .byId(life.id())
              .map(contract -> dataset(life, contract))
              // Its contract cannot be in force, or is gone: what it said last.
              .orElseGet(() -> entry(life, life.latest())));
    }
    return store.revision(life.id(), life.published()).map(shown -> entry(life, shown));
  }

  private static Entry dataset(Life life, DataContract contract) {
    Entry entry = Entries.of(contract);
    return entry.code() != null || life.code() == null ? entry : entry.withCode(life.code());
  }

  private Entry entry(Life life, Revision shown) {
    return drafts.entry(life.id(), shown.number(), shown.state(), life.code(), shown.draft());
  }

  /** All lives, a page of them at a time. */
  private final class Lives extends Spliterators.AbstractSpliterator<Life> {
    private List<Life> page = new ArrayList<>();
    private int next;
    private @Nullable String last;
    private boolean more = true;

    Lives() {
      super(Long.MAX_VALUE, ORDERED | NONNULL);
    }

    @Override
    public boolean tryAdvance(java.util.function.Consumer<? super Life> action) {
      if (next == page.size() && more) {
        page = store.all(last, AT_ONCE);
        more = page.size() == AT_ONCE;
        next = 0;
      }
      if (next == page.size()) {
        return false;
      }
      Life life = page.get(next++);
      last = life.id();
      action.accept(life);
      return true;
    }
  }
}
