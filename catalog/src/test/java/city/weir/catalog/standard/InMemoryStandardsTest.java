package city.weir.catalog.standard;

class InMemoryStandardsTest extends StandardStoreContract {
  @Override
  protected StandardStore open() {
    return new InMemoryStandards();
  }
}
