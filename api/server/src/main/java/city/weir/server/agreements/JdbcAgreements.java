package city.weir.server.agreements;

import city.weir.server.database.Stored;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Agreements in the database, the newest versions held in memory. A version is added in the
 * transaction that is under way, if there is one.
 */
@Repository
class JdbcAgreements implements AgreementStore {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final HeldAgreements held;

  @Autowired
  JdbcAgreements(JdbcClient jdbc, PlatformTransactionManager manager) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(manager);
    this.held = new HeldAgreements(jdbc, manager, System::nanoTime);
  }

  @Override
  public boolean add(Agreement version) {
    boolean added =
        Boolean.TRUE.equals(
            transactions.execute(
                status -> {
                  // Every writer waits here for the one before: versions come one after another.
                  jdbc.sql("update agreement_revision set revision = revision + 1 where id = 1")
                      .update();
                  return version.version() == newest(version.id()) + 1 && insert(version);
                }));
    held.renewAfterCommit();
    return added;
  }

  private int newest(String id) {
    return jdbc.sql("select coalesce(max(version), 0) from agreement_version where agreement = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  private boolean insert(Agreement version) {
    return jdbc.sql(
                """
                insert into agreement_version (agreement, version, since, dataset, provider,
                  recipient, purpose, use_text, ground, terms, state, request, made_by, note,
                  revision)
                select :agreement, :version, :since, :dataset, :provider, :recipient, :purpose,
                  :use, :ground, :terms, :state, :request, :by, :note, revision
                from agreement_revision where id = 1""")
            .param("agreement", version.id())
            .param("version", version.version())
            .param("since", Stored.moment(version.since()))
            .param("dataset", version.dataset())
            .param("provider", version.provider())
            .param("recipient", version.recipient())
            .param("purpose", version.purpose())
            .param("use", version.use())
            .param("ground", version.ground())
            .param("terms", StoredTerms.write(version.terms()))
            .param("state", version.state().name())
            .param("request", version.request())
            .param("by", version.by())
            .param("note", version.note())
            .update()
        == 1;
  }

  @Override
  public Optional<Agreement> find(String id) {
    return held.current().find(id);
  }

  @Override
  public List<Agreement> versions(String id) {
    return jdbc.sql("select * from agreement_version where agreement = :id order by version")
        .param("id", id)
        .query(HeldAgreements::read)
        .list();
  }

  @Override
  public List<Agreement> about(String dataset, String recipient) {
    return held.current().about(dataset, recipient);
  }

  @Override
  public List<Agreement> all() {
    return held.current().all();
  }
}
