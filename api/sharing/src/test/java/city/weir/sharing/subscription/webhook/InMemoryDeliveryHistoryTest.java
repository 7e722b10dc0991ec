package city.weir.sharing.subscription.webhook;

class InMemoryDeliveryHistoryTest extends DeliveryHistoryContract {
  @Override
  protected DeliveryHistory history() {
    return new InMemoryDeliveryHistory();
  }
}
