package city.weir.sharing.audit;

class InMemoryAuditLogTest extends AuditLogContract {
  @Override
  protected AuditLog log() {
    return new InMemoryAuditLog();
  }
}
