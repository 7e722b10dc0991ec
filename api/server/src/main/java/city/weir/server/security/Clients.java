package city.weir.server.security;

import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clients of the embedded issuer. */
@Repository
class Clients {
  private static final String UPDATE =
      """
      update client set name = :name, english = :english, organisation = :organisation,
        roles = :roles, district = :district,
        clearance = :clearance, disabled_at = null
      where id = :id""";
  private static final String INSERT =
      """
      insert into client
        (id, name, english, organisation, roles, district, clearance, created_at)
      values (:id, :name, :english, :organisation, :roles, :district, :clearance, :now)""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Clients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Client(Party party, boolean disabled) {}

  /** The client {@code id}, unless it is disabled. */
  Optional<Client> find(String id) {
    return jdbc.sql("select * from client where id = ? and disabled_at is null")
        .param(id)
        .query(this::read)
        .optional();
  }

  /** All there ever were, by id. */
  List<Client> all() {
    return jdbc.sql("select * from client order by id").query(this::read).list();
  }

  /** Nothing is given to {@code id} any more until it is saved again. */
  void disable(String id) {
    jdbc.sql("update client set disabled_at = :now where id = :id")
        .param("now", Stored.moment(clock.instant()))
        .param("id", id)
        .update();
  }

  /** Adds {@code party}, or brings what is known of it up to date, and enables it. */
  void save(Party party) {
    if (write(UPDATE, party) == 0) {
      write(INSERT, party);
    }
  }

  private int write(String sql, Party party) {
    return jdbc.sql(sql)
        .param("id", party.id())
        .param("name", party.name())
        .param("english", party.english())
        .param("organisation", party.organisation())
        .param("roles", String.join(",", party.roles()))
        .param("district", party.district())
        .param("clearance", party.clearance())
        .param("now", Stored.moment(clock.instant()))
        .update();
  }

  private Client read(ResultSet row, int number) throws SQLException {
    return new Client(
        new Party(
            row.getString("id"),
            row.getString("name"),
            row.getString("english"),
            row.getString("organisation"),
            Set.of(row.getString("roles").split(",")),
            row.getString("district"),
            row.getString("clearance")),
        row.getObject("disabled_at") != null);
  }
}
