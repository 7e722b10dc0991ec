package city.weir.server.security;

import city.weir.server.credentials.SecretHash;
import city.weir.server.database.Stored;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of people between starts: the hashes of their passwords. */
@Repository
public class Accounts {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecretHash hash = new SecretHash();

  Accounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether {@code password} is that of the person {@code id}. */
  public boolean matches(String id, String password) {
    return hash(id).filter(known -> hash.matches(password, known)).isPresent();
  }

  /** The hash of its password; empty when it has none yet. */
  Optional<String> hash(String id) {
    return jdbc.sql("select password from account where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  /** From now on {@code password} is that of {@code id}, and no other. */
  void save(String id, String password) {
    String encoded = hash.encode(password);
    Stored.put(
        () -> jdbc.sql("update account set password = ? where id = ?").params(encoded, id).update(),
        () ->
            jdbc.sql("insert into account (id, password, created_at) values (:id, :password, :now)")
                .param("id", id)
                .param("password", encoded)
                .param("now", Stored.moment(clock.instant()))
                .update());
  }
}
