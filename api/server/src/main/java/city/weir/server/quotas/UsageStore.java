package city.weir.server.quotas;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What parties took, by period. */
@Repository
class UsageStore {
  private final JdbcClient jdbc;

  UsageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What {@code party} took in {@code period} so far. */
  Taken find(String party, String period) {
    return jdbc.sql("select * from usage_count where party = :party and period = :period")
        .param("party", party)
        .param("period", period)
        .query(
            (row, number) ->
                new Taken(
                    row.getLong("requests"), row.getLong("row_count"), row.getLong("byte_count")))
        .optional()
        .orElse(Taken.NOTHING);
  }

  /** Adds {@code more}, which other servers may be doing too; the sum of all is returned. */
  Taken add(String party, String period, Taken more) {
    if (update(party, period, more) == 0) {
      try {
        write(
            "insert into usage_count (party, period, requests, row_count, byte_count)"
                + " values (:party, :period, :requests, :rows, :bytes)",
            party,
            period,
            more);
      } catch (DuplicateKeyException e) {
        update(party, period, more);
      }
    }
    return find(party, period);
  }

  private int update(String party, String period, Taken more) {
    return write(
        "update usage_count set requests = requests + :requests, row_count = row_count + :rows,"
            + " byte_count = byte_count + :bytes where party = :party and period = :period",
        party,
        period,
        more);
  }

  private int write(String sql, String party, String period, Taken more) {
    return jdbc.sql(sql)
        .param("party", party)
        .param("period", period)
        .param("requests", more.requests())
        .param("rows", more.rows())
        .param("bytes", more.bytes())
        .update();
  }
}
