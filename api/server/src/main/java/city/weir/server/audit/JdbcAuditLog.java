package city.weir.server.audit;

import city.weir.server.database.Stored;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
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
    Who who = event.who();
    Deed deed = event.deed();
    jdbc.sql(
            """
            insert into audit_event (at, subject, party, peer, action, dataset, way, agreement,
              purpose, outcome, reason, row_count, column_names, correlation)
            values (:at, :subject, :party, :peer, :action, :dataset, :way, :agreement, :purpose,
              :outcome, :reason, :rows, :columns, :correlation)""")
        .param("at", Stored.moment(event.at()))
        .param("subject", who.subject())
        .param("party", who.party())
        .param("peer", who.peer())
        .param("action", deed.action())
        .param("dataset", deed.dataset())
        .param("way", deed.way())
        .param("agreement", deed.agreement())
        .param("purpose", deed.purpose())
        .param("outcome", event.outcome().name())
        .param("reason", cut(event.reason(), LONGEST_REASON))
        .param("rows", deed.rows())
        .param("columns", cut(String.join(",", deed.columns()), LONGEST_COLUMNS))
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
        new Who(row.getString("subject"), row.getString("party"), row.getString("peer")),
        new Deed(
            row.getString("action"),
            row.getString("dataset"),
            row.getString("way"),
            row.getString("agreement"),
            row.getString("purpose"),
            row.getLong("row_count"),
            Stored.words(row, "column_names")),
        AuditEvent.Outcome.valueOf(row.getString("outcome")),
        row.getString("reason"),
        row.getString("correlation"));
  }
}
