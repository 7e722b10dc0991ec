package city.weir.server.audit;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.audit.chain.Positions;
import city.weir.sharing.audit.chain.PositionsContract;
import org.junit.jupiter.api.Nested;

class JdbcPositionsTest {
  @Nested
  class OnH2 extends PositionsContract {
    @Override
    protected Positions positions() {
      return new JdbcPositions(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends PositionsContract {
    @Override
    protected Positions positions() {
      return new JdbcPositions(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
