package city.weir.server.grading;

import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.Exceptions;
import city.weir.catalog.grading.exception.KeptApprovals;
import city.weir.catalog.grading.proposal.ProposalStore;
import city.weir.catalog.grading.proposal.Proposals;
import city.weir.server.settings.CityTime;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GradingConfiguration {
  @Bean
  KeptApprovals keptApprovals(ExceptionStore store, Clock clock, CityTime time) {
    return new KeptApprovals(store, clock, time.zone());
  }

  @Bean
  Exceptions exceptions(ExceptionStore store, Clock clock, CityTime time) {
    return new Exceptions(store, clock, time.zone());
  }

  @Bean
  Proposals proposals(ProposalStore store, GradingIds ids, Clock clock) {
    return new Proposals(store, () -> ids.next("gp", clock.instant()), clock);
  }
}
