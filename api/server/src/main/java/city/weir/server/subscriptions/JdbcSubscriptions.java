package city.weir.server.subscriptions;

import city.weir.server.database.Stored;
import city.weir.sharing.subscription.Subscription;
import city.weir.sharing.subscription.SubscriptionStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Subscriptions in the database. */
@Repository
class JdbcSubscriptions implements SubscriptionStore {
  private static final String UPDATE =
      """
      update subscription set subscriber = :subscriber, dataset = :dataset, url = :url,
        secret = :secret, row_filter = :filter, state = :state, state_reason = :reason,
        delivered_to = :cursor, delivered_parts = :part, attempt = :attempt, due = :due,
        created_at = :created
      where id = :id""";
  private static final String INSERT =
      """
      insert into subscription (id, subscriber, dataset, url, secret, row_filter, state,
        state_reason, delivered_to, delivered_parts, attempt, due, created_at)
      values (:id, :subscriber, :dataset, :url, :secret, :filter, :state, :reason, :cursor, :part,
        :attempt, :due, :created)""";

  /** What changes while a subscription lives; the rest is fixed when it is made. */
  private static final String UNCHANGED =
      """
      and state = :oldState and delivered_to = :oldCursor and delivered_parts = :oldPart
        and attempt = :oldAttempt and due = :oldDue""";

  private final JdbcClient jdbc;

  JdbcSubscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void save(Subscription subscription) {
    if (bind(UPDATE, subscription).update() == 0) {
      bind(INSERT, subscription).update();
    }
  }

  @Override
  public boolean replace(Subscription expected, Subscription updated) {
    return bind(UPDATE + "\n" + UNCHANGED, updated)
            .param("oldState", expected.state().name())
            .param("oldCursor", expected.cursor())
            .param("oldPart", expected.part())
            .param("oldAttempt", expected.attempt())
            .param("oldDue", Stored.moment(expected.due()))
            .update()
        == 1;
  }

  private StatementSpec bind(String sql, Subscription subscription) {
    return jdbc.sql(sql)
        .param("id", subscription.id())
        .param("subscriber", subscription.subscriber())
        .param("dataset", subscription.dataset())
        .param("url", subscription.url().toString())
        .param("secret", subscription.secret())
        .param("filter", subscription.filter())
        .param("state", subscription.state().name())
        .param("reason", subscription.stateReason())
        .param("cursor", subscription.cursor())
        .param("part", subscription.part())
        .param("attempt", subscription.attempt())
        .param("due", Stored.moment(subscription.due()))
        .param("created", Stored.moment(subscription.createdAt()));
  }

  @Override
  public Optional<Subscription> find(String id) {
    return jdbc.sql("select * from subscription where id = :id")
        .param("id", id)
        .query(JdbcSubscriptions::read)
        .optional();
  }

  @Override
  public List<Subscription> of(String subscriber) {
    return jdbc.sql(
            "select * from subscription where subscriber = :subscriber order by created_at, id")
        .param("subscriber", subscriber)
        .query(JdbcSubscriptions::read)
        .list();
  }

  @Override
  public List<Subscription> active() {
    return jdbc.sql("select * from subscription where state = 'ACTIVE' order by created_at, id")
        .query(JdbcSubscriptions::read)
        .list();
  }

  @Override
  public Set<Long> cursors(Instant stoppedAfter) {
    return jdbc.sql(
            "select delivered_to from subscription where state = 'ACTIVE' or due > :stoppedAfter")
        .param("stoppedAfter", Stored.moment(stoppedAfter))
        .query(Long.class)
        .set();
  }

  @Override
  public void delete(String id) {
    jdbc.sql("delete from subscription where id = :id").param("id", id).update();
  }

  private static Subscription read(ResultSet row, int number) throws SQLException {
    return new Subscription(
        row.getString("id"),
        row.getString("subscriber"),
        row.getString("dataset"),
        URI.create(row.getString("url")),
        row.getString("secret"),
        row.getString("row_filter"),
        Subscription.State.valueOf(row.getString("state")),
        row.getString("state_reason"),
        row.getLong("delivered_to"),
        row.getInt("delivered_parts"),
        row.getInt("attempt"),
        Objects.requireNonNull(Stored.moment(row, "due")),
        Objects.requireNonNull(Stored.moment(row, "created_at")));
  }
}
