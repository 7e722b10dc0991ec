package city.weir.sharing.audit.chain;

class InMemoryPositionsTest extends PositionsContract {
  @Override
  protected Positions positions() {
    return new InMemoryPositions();
  }
}
