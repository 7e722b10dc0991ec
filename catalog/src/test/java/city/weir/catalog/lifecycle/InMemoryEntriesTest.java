package city.weir.catalog.lifecycle;

class InMemoryEntriesTest extends EntryStoreContract {
  @Override
  protected EntryStore open() {
    return new InMemoryEntries();
  }
}
