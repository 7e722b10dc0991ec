package city.weir.server.sheets;

import city.weir.catalog.draft.DraftCheck;
import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.References;
import city.weir.catalog.lifecycle.Codes;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.InMemoryEntries;
import city.weir.catalog.lifecycle.Lifecycle;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InMemoryDirectory {
  @Bean
  EntryStore entryStore() {
    return new InMemoryEntries();
  }

  @Bean
  References references(EntryStore store) {
    return new city.weir.catalog.intake.StoredThings(store);
  }

  @Bean
  Lifecycle lifecycle(EntryStore store, References references, Clock clock) {
    return new Lifecycle(
        store,
        new DraftCheck(Guide.published(), references, clock),
        new Codes(references, store::nextNumber),
        clock);
  }
}
