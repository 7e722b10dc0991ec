package city.weir.server.agreements;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.AgreementStoreContract;
import org.junit.jupiter.api.Nested;

class JdbcAgreementsTest {
  @Nested
  class OnH2 extends AgreementStoreContract {
    @Override
    protected AgreementStore store() {
      return new JdbcAgreements(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends AgreementStoreContract {
    @Override
    protected AgreementStore store() {
      return new JdbcAgreements(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
