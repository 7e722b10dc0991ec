package city.weir.server.agreements;

import city.weir.sharing.policy.AgreementStore;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The store of agreements, for tests of what makes them. */
public final class TestAgreements {
  private TestAgreements() {}

  public static AgreementStore on(DataSource source) {
    return new JdbcAgreements(JdbcClient.create(source), new DataSourceTransactionManager(source));
  }
}
