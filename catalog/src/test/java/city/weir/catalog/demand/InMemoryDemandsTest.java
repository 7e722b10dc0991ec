package city.weir.catalog.demand;

class InMemoryDemandsTest extends DemandStoreContract {
  @Override
  protected DemandStore open() {
    return new InMemoryDemands();
  }
}
