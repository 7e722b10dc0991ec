package city.weir.server.trino;

import city.weir.server.contracts.Contracts;
import city.weir.server.security.KnownSubjects;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.trino.TrinoAccess;
import city.weir.sharing.trino.TrinoRules;
import city.weir.sharing.trino.TrinoTables;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TrinoConfiguration {
  @Bean
  TrinoTables trinoTables(KnownSubjects subjects, Contracts contracts, Policy policy, Clock clock) {
    return new TrinoTables(subjects::find, contracts::all, contracts::byTable, policy, clock);
  }

  @Bean
  TrinoAccess trinoAccess(TrinoTables tables) {
    return new TrinoAccess(tables);
  }

  @Bean
  TrinoRules trinoRules(TrinoTables tables, SaltTable salt) {
    return new TrinoRules(tables, salt);
  }
}
