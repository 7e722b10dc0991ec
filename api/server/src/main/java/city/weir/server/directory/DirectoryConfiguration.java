package city.weir.server.directory;

import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.References;
import city.weir.catalog.lifecycle.Codes;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.server.settings.CityTime;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
  @Bean
  DraftCheck draftCheck(References references, Clock clock, CityTime time) {
    return new DraftCheck(Guide.published(), references, clock.withZone(time.zone()));
  }

  @Bean
  Codes codes(References references, EntryStore store) {
    return new Codes(references, store::nextNumber);
  }

  @Bean
  Lifecycle lifecycle(EntryStore store, DraftCheck check, Codes codes, Clock clock) {
    return new Lifecycle(store, check, codes, clock);
  }
}
