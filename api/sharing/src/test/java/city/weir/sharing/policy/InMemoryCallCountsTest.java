package city.weir.sharing.policy;

class InMemoryCallCountsTest extends CallCountsContract {
  @Override
  protected CallCounts counts() {
    return new InMemoryCallCounts();
  }
}
