package city.weir.server.security;

import city.weir.server.database.Stored;
import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * People and systems the administrator has shut out, by id; whoever asks for a party that is shut
 * out is so too. Answered from memory, which follows the database within a second, whichever server
 * on it was told.
 */
@Repository
public class Exclusions {
  private static final Logger log = LoggerFactory.getLogger(Exclusions.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private volatile Set<String> ids;

  Exclusions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.ids = read();
  }

  public boolean has(String id) {
    return ids.contains(id);
  }

  /** From now on nothing is given to {@code id}. */
  public void add(String id) {
    Stored.put(
        () -> read().contains(id) ? 1 : 0,
        () ->
            jdbc.sql("insert into exclusion (id, since) values (:id, :now)")
                .param("id", id)
                .param("now", Stored.moment(clock.instant()))
                .update());
    ids = read();
  }

  /** {@code id} may come again. */
  public void remove(String id) {
    jdbc.sql("delete from exclusion where id = ?").param(id).update();
    ids = read();
  }

  @Scheduled(fixedDelay = 500)
  void follow() {
    try {
      ids = read();
    } catch (DataAccessException e) {
      log.warn("Who is shut out cannot be read; what was read last holds on: {}", e.getMessage());
    }
  }

  private Set<String> read() {
    return Set.copyOf(jdbc.sql("select id from exclusion").query(String.class).list());
  }
}
