package city.weir.server.sheets;

import city.weir.catalog.draft.Guide;
import city.weir.catalog.draft.References;
import city.weir.catalog.intake.Intake;
import city.weir.catalog.intake.Taking;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Lifecycle;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SheetsConfiguration {
  @Bean
  Intake intake(EntryStore store, References references, Clock clock) {
    return new Intake(store, references, Guide.published(), clock);
  }

  @Bean
  Taking taking(Intake intake, EntryStore store, Lifecycle lifecycle) {
    return new Taking(intake, store, lifecycle);
  }
}
