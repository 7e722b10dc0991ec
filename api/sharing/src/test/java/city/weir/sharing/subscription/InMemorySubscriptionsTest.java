package city.weir.sharing.subscription;

class InMemorySubscriptionsTest extends SubscriptionStoreContract {
  @Override
  protected SubscriptionStore store() {
    return new InMemorySubscriptions();
  }
}
