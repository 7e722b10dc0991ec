package city.weir.server.subscriptions;

import city.weir.server.database.Stored;
import city.weir.sharing.subscription.webhook.Attempt;
import city.weir.sharing.subscription.webhook.DeliveryHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last attempts of each subscription, in the database. */
@Repository
class JdbcDeliveryHistory implements DeliveryHistory {
  private static final Logger log = LoggerFactory.getLogger(JdbcDeliveryHistory.class);

  private final JdbcClient jdbc;

  JdbcDeliveryHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Attempt attempt) {
    try {
      insert(attempt);
    } catch (DataIntegrityViolationException e) {
      log.debug("Subscription {} has ended while it was delivered", attempt.subscription(), e);
      return;
    }
    jdbc.sql(
            """
            delete from delivery where subscription = :subscription and id not in (
              select id from delivery where subscription = :subscription
              order by id desc limit :kept)""")
        .param("subscription", attempt.subscription())
        .param("kept", KEPT)
        .update();
  }

  private void insert(Attempt attempt) {
    jdbc.sql(
            """
            insert into delivery (subscription, at, event, snapshot, row_count, status, error)
            values (:subscription, :at, :event, :snapshot, :rows, :status, :error)""")
        .param("subscription", attempt.subscription())
        .param("at", Stored.moment(attempt.at()))
        .param("event", attempt.event())
        .param("snapshot", attempt.snapshot())
        .param("rows", attempt.rows())
        .param("status", attempt.status())
        .param("error", attempt.error())
        .update();
  }

  @Override
  public List<Attempt> newest(String subscription, int most) {
    return jdbc.sql(
            "select * from delivery where subscription = :subscription order by id desc limit :most")
        .param("subscription", subscription)
        .param("most", most)
        .query(JdbcDeliveryHistory::read)
        .list();
  }

  private static Attempt read(ResultSet row, int number) throws SQLException {
    return new Attempt(
        row.getString("subscription"),
        Objects.requireNonNull(Stored.moment(row, "at")),
        row.getString("event"),
        row.getLong("snapshot"),
        row.getInt("row_count"),
        row.getObject("status", Integer.class),
        row.getString("error"));
  }
}
