package city.weir.server.demands;

import city.weir.catalog.demand.DemandStore;
import city.weir.catalog.demand.Demands;
import city.weir.catalog.demand.Matching;
import city.weir.catalog.demand.WishCheck;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.standard.Elements;
import city.weir.server.settings.CityTime;
import city.weir.sharing.policy.Purposes;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemandSettings.class)
class DemandsConfiguration {
  @Bean
  Demands demands(
      DemandStore store,
      Purposes purposes,
      EntriesInForce entries,
      Elements elements,
      Clock clock,
      CityTime time) {
    Guide guide = Guide.published();
    return new Demands(
        store,
        new WishCheck(code -> purposes.find(code).isPresent(), guide),
        new Matching(entries::search, entries::find, elements, guide),
        entries::find,
        clock.withZone(time.zone()));
  }
}
