package city.weir.server.grading;

import city.weir.catalog.grading.exception.ExceptionStore;
import city.weir.catalog.grading.exception.ExceptionStoreContract;
import city.weir.server.database.TestDatabase;
import org.junit.jupiter.api.Nested;

class JdbcExceptionsTest {
  @Nested
  class OnH2 extends ExceptionStoreContract {
    @Override
    protected ExceptionStore open() {
      return new JdbcExceptions(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends ExceptionStoreContract {
    @Override
    protected ExceptionStore open() {
      return new JdbcExceptions(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
