package city.weir.server.agreements;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.policy.CallCounts;
import city.weir.sharing.policy.CallCountsContract;
import org.junit.jupiter.api.Nested;

class JdbcCallCountsTest {
  @Nested
  class OnH2 extends CallCountsContract {
    @Override
    protected CallCounts counts() {
      return new JdbcCallCounts(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends CallCountsContract {
    @Override
    protected CallCounts counts() {
      return new JdbcCallCounts(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
