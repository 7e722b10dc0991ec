package city.weir.server.sql;

import city.weir.server.contracts.Contracts;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.sql.SqlLimits;
import city.weir.sharing.sql.SqlRunner;
import city.weir.sharing.sql.SqlService;
import city.weir.sharing.view.SecuredRelations;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Lazily: a server nobody asks in SQL keeps no child process. */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {
  private static final int AT_ONCE = 2;

  @Bean(destroyMethod = "close")
  @Lazy
  SqlRunner sqlRunner() {
    return new SqlRunner(SqlLimits.USUAL, AT_ONCE);
  }

  @Bean
  @Lazy
  SqlService sqlService(
      Contracts contracts,
      Policy policy,
      SecuredRelations relations,
      SqlRunner runner,
      Clock clock) {
    return new SqlService(contracts::byTable, policy, relations, runner, clock);
  }
}
