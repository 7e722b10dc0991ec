package city.weir.sharing.subscription;

class InMemoryDeliveryHistoryTest extends DeliveryHistoryContract {
  @Override
  protected DeliveryHistory history() {
    return new InMemoryDeliveryHistory();
  }
}
