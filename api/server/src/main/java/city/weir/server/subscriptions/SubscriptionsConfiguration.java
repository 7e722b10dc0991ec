package city.weir.server.subscriptions;

import city.weir.lake.Lake;
import city.weir.server.contracts.Contracts;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.subscription.SubscriptionStore;
import city.weir.sharing.subscription.Subscriptions;
import city.weir.sharing.subscription.Targets;
import city.weir.sharing.subscription.feed.Feed;
import city.weir.sharing.subscription.webhook.Deliveries;
import city.weir.sharing.subscription.webhook.DeliveryHistory;
import city.weir.sharing.subscription.webhook.HttpSender;
import city.weir.sharing.view.SecuredRelations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazily: nothing of this is needed before somebody subscribes. */
@Configuration(proxyBeanMethods = false)
class SubscriptionsConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** They mostly wait for the audit log, which keeps the events of several at once. */
  private static final int DELIVERING = 12;

  private static final int STREAMING = 4;
  private static final int ASKING_NAMES = 8;

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

  @Bean
  @Lazy
  Feed feed(
      Contracts contracts,
      KnownSubjects subjects,
      Policy policy,
      Lake lake,
      SecuredRelations relations,
      AuditLog audit,
      Clock clock) {
    Feed feed =
        new Feed(
            contracts::byId,
            subjects::find,
            policy,
            new Feed.Source(lake.changes(), relations, lake.sql(), Feed.USUAL_ROWS),
            audit,
            clock);
    lake.onCommit((table, snapshot) -> feed.committed(table));
    return feed;
  }

  @Bean(destroyMethod = "shutdownNow")
  @Lazy
  ExecutorService deliveryThreads() {
    return threads("delivery", DELIVERING);
  }

  @Bean(destroyMethod = "shutdownNow")
  @Lazy
  ExecutorService streamThreads() {
    return threads("event-stream", STREAMING);
  }

  @Bean(destroyMethod = "shutdownNow")
  @Lazy
  ExecutorService nameThreads() {
    return threads("receiver-names", ASKING_NAMES);
  }

  /** Threads that go when there is nothing to do. */
  private static ExecutorService threads(String name, int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  @Bean
  @Lazy
  HttpSender httpSender(Targets targets, ExecutorService nameThreads) {
    return new HttpSender(targets, PATIENCE, nameThreads);
  }

  @Bean
  @Lazy
  Deliveries deliveries(
      SubscriptionStore store,
      DeliveryHistory history,
      Feed feed,
      HttpSender sender,
      Clock clock,
      ExecutorService deliveryThreads) {
    return new Deliveries(store, history, feed, sender, clock, new SecureRandom(), deliveryThreads);
  }

  /** Sweeps at each wake, once there is somebody to post to. */
  @Bean
  WokenDeliveries wokenDeliveries(
      Wakes wakes, Lake lake, SubscriptionStore store, ObjectProvider<Deliveries> deliveries) {
    WokenDeliveries woken = new WokenDeliveries(store, deliveries);
    wakes.add(woken);
    lake.onCommit((table, snapshot) -> wakes.ring());
    return woken;
  }

  /** What is woken to deliver. */
  record WokenDeliveries(SubscriptionStore store, ObjectProvider<Deliveries> deliveries)
      implements Runnable {
    @Override
    public void run() {
      if (!store.posting().isEmpty()) {
        deliveries.getObject().sweep();
      }
    }
  }
}
