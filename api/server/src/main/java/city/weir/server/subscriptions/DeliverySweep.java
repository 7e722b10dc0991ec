package city.weir.server.subscriptions;

import city.weir.sharing.subscription.Deliveries;
import city.weir.sharing.subscription.SubscriptionStore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every second for what is to be delivered: after a commit, a failure, or a crash. */
@Component
final class DeliverySweep {
  private final SubscriptionStore store;
  private final ObjectProvider<Deliveries> deliveries;

  DeliverySweep(SubscriptionStore store, ObjectProvider<Deliveries> deliveries) {
    this.store = store;
    this.deliveries = deliveries;
  }

  @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void sweep() {
    if (!store.active().isEmpty()) {
      deliveries.getObject().sweep();
    }
  }
}
