package city.weir.sharing.request;

import city.weir.sharing.policy.InMemoryAgreements;

class InMemoryRequestsTest extends RequestStoreContract {
  @Override
  protected Stores stores() {
    InMemoryAgreements agreements = new InMemoryAgreements();
    return new Stores(new InMemoryRequests(agreements), agreements);
  }
}
