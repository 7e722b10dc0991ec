package city.weir.server.promotion;

import city.weir.quality.CheckResult;
import city.weir.quality.promotion.PromotionOrder;
import city.weir.quality.promotion.PromotionReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Standings and runs in the database. */
@Repository
class PromotionStore {
  private static final TypeReference<List<CheckResult>> CHECKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  PromotionStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Standing> find(String target) {
    return jdbc.sql("select * from promotion where target = :target")
        .param("target", target)
        .query(this::standing)
        .optional();
  }

  Optional<Standing> byLease(String lease) {
    return jdbc.sql("select * from promotion where lease = :lease")
        .param("lease", lease)
        .query(this::standing)
        .optional();
  }

  List<Standing> all() {
    return jdbc.sql("select * from promotion order by target").query(this::standing).list();
  }

  void save(Standing standing) {
    if (write(
            """
            update promotion set state = :state, promotion_order = :order, lease = :lease,
              worker = :worker, leased_at = :leasedAt, lease_until = :leaseUntil,
              attempt = :attempt, not_before = :notBefore, reason = :reason, report = null
            where target = :target""",
            standing)
        == 0) {
      write(
          """
          insert into promotion (target, state, promotion_order, lease, worker, leased_at,
            lease_until, attempt, not_before, reason)
          values (:target, :state, :order, :lease, :worker, :leasedAt, :leaseUntil, :attempt,
            :notBefore, :reason)""",
          standing);
    }
  }

  private int write(String sql, Standing standing) {
    PromotionOrder order = standing.order();
    boolean leased = standing.state() == Standing.State.LEASED;
    return jdbc.sql(sql)
        .param("target", standing.target())
        .param("state", standing.state().name())
        .param("order", order == null ? null : json.writeValueAsString(order))
        .param("lease", order != null && leased ? order.lease() : null)
        .param("worker", standing.worker())
        .param("leasedAt", at(standing.leasedAt()))
        .param("leaseUntil", at(standing.leaseUntil()))
        .param("attempt", standing.attempt())
        .param("notBefore", at(standing.notBefore()))
        .param("reason", standing.reason())
        .update();
  }

  /** Keeps what is about to be published under {@code lease}, until the standing changes. */
  void settling(String lease, PromotionReport report) {
    jdbc.sql("update promotion set report = :report where lease = :lease")
        .param("report", json.writeValueAsString(report))
        .param("lease", lease)
        .update();
  }

  /** What was about to be published of {@code target} when this was last heard of. */
  Optional<PromotionReport> settling(String target) {
    return jdbc.sql("select report from promotion where target = :target and report is not null")
        .param("target", target)
        .query(String.class)
        .optional()
        .map(report -> json.readValue(report, PromotionReport.class));
  }

  /** Extends a lease; false when it is no longer the one in force. */
  boolean extend(String lease, Instant until) {
    return jdbc.sql("update promotion set lease_until = :until where lease = :lease")
            .param("until", at(until))
            .param("lease", lease)
            .update()
        == 1;
  }

  /** Ends all leases at {@code now}. */
  void lapseAll(Instant now) {
    jdbc.sql("update promotion set lease_until = :now where lease is not null")
        .param("now", at(now))
        .update();
  }

  void add(Run run) {
    jdbc.sql(
            """
            insert into promotion_run (target, worker, started_at, ended_at, outcome, rows_read,
              rows_written, rows_refused, millis, checks, reason)
            values (:target, :worker, :startedAt, :endedAt, :outcome, :rowsRead, :rowsWritten,
              :rowsRefused, :millis, :checks, :reason)""")
        .param("target", run.target())
        .param("worker", run.worker())
        .param("startedAt", at(run.startedAt()))
        .param("endedAt", at(run.endedAt()))
        .param("outcome", run.outcome().name())
        .param("rowsRead", run.rowsRead())
        .param("rowsWritten", run.rowsWritten())
        .param("rowsRefused", run.rowsRefused())
        .param("millis", run.millis())
        .param("checks", json.writeValueAsString(run.checks()))
        .param("reason", run.reason())
        .update();
  }

  /** The newest runs of {@code target}, newest first. */
  List<Run> runs(String target, int limit) {
    return jdbc.sql(
            "select * from promotion_run where target = :target order by id desc limit :limit")
        .param("target", target)
        .param("limit", limit)
        .query(this::run)
        .list();
  }

  /** The newest run of each table that was judged or failed. */
  List<Run> latest() {
    return jdbc.sql(
            """
            select * from promotion_run where id in (
              select max(id) from promotion_run
              where outcome in ('PUBLISHED', 'HELD', 'FAILED') and (checks <> '[]' or reason is not null)
              group by target)""")
        .query(this::run)
        .list();
  }

  int forgetRuns(Instant before) {
    return jdbc.sql("delete from promotion_run where ended_at < :before")
        .param("before", at(before))
        .update();
  }

  private Standing standing(ResultSet row, int number) throws SQLException {
    String order = row.getString("promotion_order");
    return new Standing(
        row.getString("target"),
        Standing.State.valueOf(row.getString("state")),
        order == null ? null : json.readValue(order, PromotionOrder.class),
        row.getString("worker"),
        instant(row, "leased_at"),
        instant(row, "lease_until"),
        row.getInt("attempt"),
        row.getObject("not_before", OffsetDateTime.class).toInstant(),
        row.getString("reason"));
  }

  private Run run(ResultSet row, int number) throws SQLException {
    return new Run(
        row.getString("target"),
        row.getString("worker"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
        Run.Outcome.valueOf(row.getString("outcome")),
        row.getLong("rows_read"),
        row.getLong("rows_written"),
        row.getLong("rows_refused"),
        row.getLong("millis"),
        json.readValue(row.getString("checks"), CHECKS),
        row.getString("reason"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
