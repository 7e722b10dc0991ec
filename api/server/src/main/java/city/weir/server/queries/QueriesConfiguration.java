package city.weir.server.queries;

import city.weir.sharing.query.SavedQueries;
import city.weir.sharing.query.SavedQueryStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueriesConfiguration {
  @Bean
  SavedQueries savedQueries(SavedQueryStore store, Clock clock) {
    return new SavedQueries(store, clock);
  }
}
