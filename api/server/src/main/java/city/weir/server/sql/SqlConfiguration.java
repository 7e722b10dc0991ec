package city.weir.server.sql;

import city.weir.server.contracts.Contracts;
import city.weir.sharing.engine.SqlRunner;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.sql.SqlService;
import city.weir.sharing.statement.Statements;
import city.weir.sharing.view.SecuredRelations;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Lazy;

/** Lazily: a server nobody asks in SQL keeps no child process. */
@Configuration(proxyBeanMethods = false)
class SqlConfiguration {
  @Bean(destroyMethod = "close")
  @Lazy
  SqlRunner sqlRunner(SqlSettings settings) {
    return new SqlRunner(settings.each(), settings.running());
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

  /** What runs when the server ends is stopped while the audit can still be told. */
  @Bean(destroyMethod = "close")
  @Lazy
  @DependsOn("auditLog")
  Statements statements(SqlService service, SqlSettings settings, Clock clock) {
    return new Statements(service, settings.together(), new SecureRandom(), clock);
  }
}
