package city.weir.server.agreements;

import city.weir.server.database.Stored;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.NewestAgreements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The newest versions of all agreements, in memory, never older than {@link #OLDEST}: what another
 * process revokes is revoked here within that time, and when the database cannot be asked for so
 * long, nothing is answered any more. Renewed by whoever asks, so that a decision costs no query
 * but a few a second.
 */
final class HeldAgreements {
  static final Duration OLDEST = Duration.ofMillis(800);
  private static final Duration RENEWED = Duration.ofMillis(300);

  private final JdbcClient jdbc;
  private final TransactionTemplate outside;
  private final LongSupplier nanos;
  private final NewestAgreements newest = new NewestAgreements();
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile boolean due = true;
  private volatile long renewedAt;
  private long revision = -1;

  /**
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  HeldAgreements(JdbcClient jdbc, PlatformTransactionManager manager, LongSupplier nanos) {
    this.jdbc = jdbc;
    this.nanos = nanos;
    // What a transaction under way has not committed must not be believed.
    this.outside = new TransactionTemplate(manager);
    this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
  }

  /** What is agreed now. */
  NewestAgreements current() {
    long age = nanos.getAsLong() - renewedAt;
    if (due || age > OLDEST.toNanos()) {
      renewing.lock();
      try {
        if (due || nanos.getAsLong() - renewedAt > OLDEST.toNanos()) {
          renew();
        }
      } finally {
        renewing.unlock();
      }
    } else if (age > RENEWED.toNanos() && renewing.tryLock()) {
      try {
        renew();
      } finally {
        renewing.unlock();
      }
    }
    return newest;
  }

  /** What was just written is to be seen by the next who asks, once it is committed. */
  void renewAfterCommit() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              due = true;
            }
          });
    } else {
      due = true;
    }
  }

  private void renew() {
    long began = nanos.getAsLong();
    due = false;
    try {
      outside.executeWithoutResult(status -> readWhatIsNew());
      renewedAt = began;
    } catch (RuntimeException e) {
      due = true;
      throw e;
    }
  }

  private void readWhatIsNew() {
    long known = revision;
    long now =
        jdbc.sql("select revision from agreement_revision where id = 1").query(Long.class).single();
    if (now != known) {
      jdbc.sql("select * from agreement_version where revision > :known order by revision")
          .param("known", known)
          .query(HeldAgreements::read)
          .list()
          .forEach(newest::put);
      revision = now;
    }
  }

  static Agreement read(ResultSet row, int number) throws SQLException {
    return new Agreement(
        row.getString("agreement"),
        row.getInt("version"),
        Objects.requireNonNull(Stored.moment(row, "since")),
        row.getString("dataset"),
        row.getString("provider"),
        row.getString("recipient"),
        row.getString("purpose"),
        row.getString("use_text"),
        row.getString("ground"),
        StoredTerms.read(row.getString("terms")),
        Agreement.State.valueOf(row.getString("state")),
        row.getString("request"),
        row.getString("made_by"),
        row.getString("note"));
  }
}
