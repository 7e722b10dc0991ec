package city.weir.server.audit;

import city.weir.server.database.Stored;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit log in the database. */
@Repository
class JdbcAuditLog implements AuditLog {
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_COLUMNS = 20_000;

  private final JdbcClient jdbc;

  JdbcAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void append(AuditEvent event) {
    jdbc.sql(
            """
            insert into audit_event (at, subject, action, dataset, way, outcome, reason, row_count,
              column_names, correlation)
            values (:at, :subject, :action, :dataset, :way, :outcome, :reason, :rows, :columns,
              :correlation)""")
        .param("at", Stored.moment(event.at()))
        .param("subject", event.subject())
        .param("action", event.action())
        .param("dataset", event.dataset())
        .param("way", event.way())
        .param("outcome", event.outcome().name())
        .param("reason", cut(event.reason(), LONGEST_REASON))
        .param("rows", event.rows())
        .param("columns", cut(String.join(",", event.columns()), LONGEST_COLUMNS))
        .param("correlation", event.correlation())
        .update();
  }

  @Override
  public List<AuditEvent> search(Query query) {
    StringBuilder where = new StringBuilder(" where true");
    where.append(query.subject() == null ? "" : " and subject = :subject");
    where.append(query.dataset() == null ? "" : " and dataset = :dataset");
    where.append(query.outcome() == null ? "" : " and outcome = :outcome");
    where.append(query.from() == null ? "" : " and at >= :from");
    where.append(query.until() == null ? "" : " and at < :until");
    return jdbc.sql("select * from audit_event" + where + " order by at desc, id desc limit :limit")
        .param("subject", query.subject())
        .param("dataset", query.dataset())
        .param("outcome", query.outcome() == null ? null : query.outcome().name())
        .param("from", Stored.moment(query.from()))
        .param("until", Stored.moment(query.until()))
        .param("limit", query.limit())
        .query(JdbcAuditLog::read)
        .list();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static AuditEvent read(ResultSet row, int number) throws SQLException {
    return new AuditEvent(
        Objects.requireNonNull(Stored.moment(row, "at")),
        row.getString("subject"),
        row.getString("action"),
        row.getString("dataset"),
        row.getString("way"),
        AuditEvent.Outcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getLong("row_count"),
        Stored.words(row, "column_names"),
        row.getString("correlation"));
  }
}
