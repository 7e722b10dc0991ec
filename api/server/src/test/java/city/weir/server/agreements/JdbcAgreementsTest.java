package city.weir.server.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.weir.contract.Origin.Way;
import city.weir.server.database.TestDatabase;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.policy.AgreementStoreContract;
import city.weir.sharing.policy.SampleAgreements;
import city.weir.sharing.policy.Terms;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcAgreementsTest {
  private static final Instant NOW = Instant.parse("2026-06-15T00:00:00Z");
  private static final Agreement FIRST =
      SampleAgreements.of("a-1", Terms.of(Set.of(Way.QUERY), NOW));

  private static JdbcAgreements on(DataSource source) {
    return new JdbcAgreements(JdbcClient.create(source), new DataSourceTransactionManager(source));
  }

  @Nested
  class OnH2 extends AgreementStoreContract {
    @Override
    protected AgreementStore store() {
      return on(TestDatabase.H2.freshSource());
    }
  }

  @Nested
  class OnPostgresql extends AgreementStoreContract {
    @Override
    protected AgreementStore store() {
      return on(TestDatabase.POSTGRESQL.freshSource());
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatOneProcessRevokesIsRevokedInTheOtherWithinASecond(TestDatabase database) {
    DataSource source = database.freshSource();
    JdbcAgreements one = on(source);
    AtomicLong nanos = new AtomicLong();
    HeldAgreements other =
        new HeldAgreements(
            JdbcClient.create(source), new DataSourceTransactionManager(source), nanos::get);
    one.add(FIRST);
    assertThat(other.current().find("a-1")).contains(FIRST);
    Agreement revoked = FIRST.revoked(NOW, "chen", null);
    one.add(revoked);
    assertThat(HeldAgreements.OLDEST).isLessThan(java.time.Duration.ofSeconds(1));
    nanos.addAndGet(HeldAgreements.OLDEST.toNanos() + 1);
    assertThat(other.current().find("a-1")).contains(revoked);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsNotCommittedIsNotBelieved(TestDatabase database) {
    DataSource source = database.freshSource();
    JdbcAgreements store = on(source);
    store.add(FIRST);
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(source));
    transaction.executeWithoutResult(
        status -> {
          assertThat(store.add(FIRST.revoked(NOW, "chen", null))).isTrue();
          status.setRollbackOnly();
        });
    assertThat(store.find("a-1")).contains(FIRST);
    transaction.executeWithoutResult(status -> store.add(FIRST.suspended(NOW, "chen", null)));
    assertThat(store.find("a-1").orElseThrow().state()).isEqualTo(Agreement.State.SUSPENDED);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void answersNothingOnceTheDatabaseCannotBeAsked(TestDatabase database) {
    DataSource source = database.freshSource();
    AtomicLong nanos = new AtomicLong();
    HeldAgreements held =
        new HeldAgreements(
            JdbcClient.create(source), new DataSourceTransactionManager(source), nanos::get);
    on(source).add(FIRST);
    assertThat(held.current().find("a-1")).isPresent();
    JdbcClient.create(source).sql("drop table agreement_revision").update();
    nanos.addAndGet(HeldAgreements.OLDEST.toNanos() + 1);
    assertThatThrownBy(held::current).hasMessageContaining("agreement_revision");
  }
}
