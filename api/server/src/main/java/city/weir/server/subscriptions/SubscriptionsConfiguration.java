package city.weir.server.subscriptions;

import city.weir.lake.Lake;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.subscription.Deliveries;
import city.weir.sharing.subscription.DeliveryHistory;
import city.weir.sharing.subscription.HttpSender;
import city.weir.sharing.subscription.Reading;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.subscription.Targets;
import city.weir.sharing.view.SecuredRelations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazily: nothing of this is needed before somebody subscribes. */
@Configuration(proxyBeanMethods = false)
class SubscriptionsConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int THREADS = 2;

  @Bean
  @Lazy
  Targets targets(SubscriptionSettings settings) {
    return new Targets(settings.privateNetworks(), settings.ownHost());
  }

  @Bean
  @Lazy
  Subscriptions subscriptions(Lake lake, Targets targets, Clock clock) {
    return new Subscriptions(lake.changes(), targets, new SecureRandom(), clock);
  }

  @Bean(destroyMethod = "shutdownNow")
  @Lazy
  ExecutorService deliveryThreads() {
    return Executors.newFixedThreadPool(
        THREADS,
        task -> {
          Thread thread = new Thread(task, "delivery");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  @Lazy
  Deliveries deliveries(
      SubscriptionStore store,
      DeliveryHistory history,
      Contracts contracts,
      KnownSubjects subjects,
      Policy policy,
      Lake lake,
      SecuredRelations relations,
      Targets targets,
      AuditLog audit,
      Clock clock,
      ExecutorService deliveryThreads) {
    return new Deliveries(
        store,
        history,
        contracts::byId,
        subjects::find,
        policy,
        new Reading(lake.changes(), relations, lake.sql(), Reading.USUAL_ROWS),
        new HttpSender(targets, PATIENCE, deliveryThreads),
        audit,
        clock,
        deliveryThreads);
  }
}
