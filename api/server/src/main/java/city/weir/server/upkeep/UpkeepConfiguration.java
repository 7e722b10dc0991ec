package city.weir.server.upkeep;

import city.weir.lake.Lake;
import city.weir.sharing.subscription.SubscriptionStore;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {
  /** Its thread is no bean: Spring would run every scheduled method on it. */
  @Bean(destroyMethod = "close")
  UpkeepRounds upkeepRounds(
      Lake lake, SubscriptionStore subscriptions, UpkeepSettings settings, Clock clock) {
    return new UpkeepRounds(
        readers -> lake.upkeep().maintainAll(readers),
        subscriptions,
        settings,
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "upkeep");
              thread.setDaemon(true);
              return thread;
            }),
        clock);
  }
}
