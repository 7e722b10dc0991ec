package city.weir.server.audit;

import city.weir.server.database.TestDatabase;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.AuditLogContract;
import org.junit.jupiter.api.Nested;

class JdbcAuditLogTest {
  @Nested
  class OnH2 extends AuditLogContract {
    @Override
    protected AuditLog log() {
      return new JdbcAuditLog(TestDatabase.H2.fresh());
    }
  }

  @Nested
  class OnPostgresql extends AuditLogContract {
    @Override
    protected AuditLog log() {
      return new JdbcAuditLog(TestDatabase.POSTGRESQL.fresh());
    }
  }
}
