package city.weir.server.subscriptions;

import city.weir.server.database.Stored;
import city.weir.sharing.subscription.Progress;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Subscriptions in the database. */
@Repository
class JdbcSubscriptions implements SubscriptionStore {
  private static final String CURRENT =
      "select * from subscription s join subscription_progress p on p.subscription = s.id";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  JdbcSubscriptions(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public void add(Subscription subscription, Progress progress) {
    transactions.executeWithoutResult(
        status -> {
          SubscriptionRow.bind(
                  jdbc.sql(
                      """
                      insert into subscription (id, subscriber, party, dataset, watch, row_filter,
                        until_filter, per, channel, url, secret, previous_secret, previous_until,
                        state, state_reason, state_since, created_at)
                      values (:id, :subscriber, :party, :dataset, :watch, :filter, :until, :per,
                        :channel, :url, :secret, :previous, :previousUntil, :state, :reason,
                        :since, :created)"""),
                  subscription)
              .param("subscriber", subscription.subscriber())
              .param("party", subscription.party())
              .param("dataset", subscription.dataset())
              .param("created", Stored.moment(subscription.createdAt()))
              .update();
          SubscriptionRow.bind(
                  jdbc.sql(
                      """
                      insert into subscription_progress (subscription, snapshot, told, holding,
                        attempt, due, version)
                      values (:id, :snapshot, :told, :holding, :attempt, :due, :version)"""),
                  subscription.id(),
                  progress)
              .update();
        });
  }

  /** What cannot change is not compared: it is the same. */
  @Override
  public boolean replace(Subscription expected, Subscription updated) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status ->
                find(expected.id()).map(Current::subscription).filter(expected::equals).isPresent()
                    && SubscriptionRow.bind(
                                jdbc.sql(
                                    """
                                    update subscription set watch = :watch, row_filter = :filter,
                                      until_filter = :until, per = :per, channel = :channel,
                                      url = :url, secret = :secret, previous_secret = :previous,
                                      previous_until = :previousUntil, state = :state,
                                      state_reason = :reason, state_since = :since
                                    where id = :id and state = :oldState
                                      and state_since = :oldSince"""),
                                updated)
                            .param("oldState", expected.standing().state().name())
                            .param("oldSince", Stored.moment(expected.standing().since()))
                            .update()
                        == 1));
  }

  @Override
  public boolean advance(String id, Progress expected, Progress updated) {
    return SubscriptionRow.bind(
                jdbc.sql(
                    """
                    update subscription_progress set snapshot = :snapshot, told = :told,
                      holding = :holding, attempt = :attempt, due = :due, version = :version
                    where subscription = :id and version = :expected"""),
                id,
                updated)
            .param("expected", expected.version())
            .update()
        == 1;
  }

  @Override
  public Optional<Current> find(String id) {
    return jdbc.sql(CURRENT + " where s.id = :id")
        .param("id", id)
        .query(SubscriptionRow::read)
        .optional();
  }

  @Override
  public List<Current> of(String party) {
    return jdbc.sql(CURRENT + " where s.party = :party order by s.created_at, s.id")
        .param("party", party)
        .query(SubscriptionRow::read)
        .list();
  }

  @Override
  public List<Current> about(String dataset) {
    return jdbc.sql(CURRENT + " where s.dataset = :dataset order by s.created_at, s.id")
        .param("dataset", dataset)
        .query(SubscriptionRow::read)
        .list();
  }

  @Override
  public List<Current> posting() {
    return jdbc.sql(
            CURRENT
                + " where s.state = 'ACTIVE' and s.channel = 'WEBHOOK'"
                + " order by s.created_at, s.id")
        .query(SubscriptionRow::read)
        .list();
  }

  @Override
  public Set<Long> cursors(Instant lastSeen) {
    return jdbc.sql(
            """
            select p.snapshot from subscription s
            join subscription_progress p on p.subscription = s.id
            where (s.state = 'ACTIVE' and (s.channel = 'WEBHOOK' or p.due > :lastSeen))
              or (s.state <> 'ACTIVE' and s.state_since > :lastSeen)""")
        .param("lastSeen", Stored.moment(lastSeen))
        .query(Long.class)
        .set();
  }

  @Override
  public void delete(String id) {
    jdbc.sql("delete from subscription where id = :id").param("id", id).update();
  }
}
