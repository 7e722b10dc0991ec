package city.weir.sharing.query;

class InMemorySavedQueriesTest extends SavedQueryStoreContract {
  @Override
  protected SavedQueryStore store() {
    return new InMemorySavedQueries();
  }
}
