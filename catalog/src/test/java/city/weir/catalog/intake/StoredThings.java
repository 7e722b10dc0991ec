package city.weir.catalog.intake;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.KnownThings;
import city.weir.catalog.draft.Likeness;
import city.weir.catalog.draft.References;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import java.util.List;
import java.util.Optional;

/** References to the entries of a store, looked up entry by entry. */
final class StoredThings implements References {
  private final KnownThings others = new KnownThings();
  private final EntryStore store;

  StoredThings(EntryStore store) {
    this.store = store;
  }

  @Override
  public Optional<String> providerOf(String creditCode) {
    return others.providerOf(creditCode);
  }

  @Override
  public Optional<String> creditCodeOf(String provider) {
    return others.creditCodeOf(provider);
  }

  @Override
  public Optional<String> prefixOf(List<String> category) {
    return others.prefixOf(category);
  }

  @Override
  public List<String> below(List<String> category) {
    return others.below(category);
  }

  @Override
  public Optional<String> entryOfCode(String code) {
    return store.all(null, 10_000).stream()
        .filter(l -> code.equals(l.code()) || code.equals(l.latest().draft().get(Field.CODE)))
        .map(Life::id)
        .findFirst();
  }

  @Override
  public Optional<Known> entryTitled(String key, String provider) {
    for (Life life : store.all(null, 10_000)) {
      Draft draft = life.latest().draft();
      if (Likeness.key(draft.get(Field.TITLE)).equals(key)
          && draft.get(Field.PROVIDER).equals(provider)) {
        String code = life.code();
        return Optional.of(new Known(life.id(), code == null ? "" : code));
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean elementKnown(String element) {
    return others.elementKnown(element);
  }
}
