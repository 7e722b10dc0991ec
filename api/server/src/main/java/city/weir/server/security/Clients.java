package city.weir.server.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clients of the embedded issuer, with the hashes of their secrets. */
@Repository
class Clients {
  private static final String UPDATE =
      """
      update client set name = :name, english = :english, roles = :roles, district = :district,
        clearance = :clearance, secret = :secret
      where id = :id""";
  private static final String INSERT =
      """
      insert into client (id, name, english, roles, district, clearance, secret, created_at)
      values (:id, :name, :english, :roles, :district, :clearance, :secret, :now)""";

  private final JdbcClient jdbc;
  private final Clock clock;

  Clients(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A client and the hash of its secret. */
  record Client(Party party, String hash) {}

  Optional<Client> find(String id) {
    return jdbc.sql("select * from client where id = ?").param(id).query(this::read).optional();
  }

  List<Client> all() {
    return jdbc.sql("select * from client order by id").query(this::read).list();
  }

  /** Adds {@code party}, or brings what is known of it up to date. */
  void save(Party party, String hash) {
    if (write(UPDATE, party, hash) == 0) {
      write(INSERT, party, hash);
    }
  }

  private int write(String sql, Party party, String hash) {
    return jdbc.sql(sql)
        .param("id", party.id())
        .param("name", party.name())
        .param("english", party.english())
        .param("roles", String.join(",", party.roles()))
        .param("district", party.district())
        .param("clearance", party.clearance())
        .param("secret", hash)
        .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .update();
  }

  private Client read(ResultSet row, int number) throws SQLException {
    return new Client(
        new Party(
            row.getString("id"),
            row.getString("name"),
            row.getString("english"),
            Set.of(row.getString("roles").split(",")),
            row.getString("district"),
            row.getString("clearance")),
        row.getString("secret"));
  }
}
