package city.weir.server.security;

import city.weir.server.database.Stored;
import city.weir.sharing.policy.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When people signed in last, and as what. */
@Repository
public class LastSignIns {
  /**
   * One person's.
   *
   * @param roles as they were then
   */
  public record LastSignIn(String id, String name, String party, List<String> roles, Instant at) {
    public LastSignIn {
      roles = List.copyOf(roles);
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  LastSignIns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** {@code subject} has just signed in. */
  public void keep(Subject subject) {
    Stored.put(
        () ->
            write(
                "update sign_in set name = :name, party = :party, roles = :roles, at = :at"
                    + " where id = :id",
                subject),
        () ->
            write(
                "insert into sign_in (id, name, party, roles, at)"
                    + " values (:id, :name, :party, :roles, :at)",
                subject));
  }

  /** All there ever were, by id. */
  public List<LastSignIn> all() {
    return jdbc.sql("select * from sign_in order by id").query(LastSignIns::read).list();
  }

  private int write(String sql, Subject subject) {
    return jdbc.sql(sql)
        .param("id", subject.id())
        .param("name", subject.name())
        .param("party", subject.party())
        .param("roles", Stored.words(subject.roles()))
        .param("at", Stored.moment(clock.instant()))
        .update();
  }

  private static LastSignIn read(ResultSet row, int number) throws SQLException {
    return new LastSignIn(
        row.getString("id"),
        row.getString("name"),
        row.getString("party"),
        Stored.words(row, "roles"),
        Objects.requireNonNull(Stored.moment(row, "at")));
  }
}
