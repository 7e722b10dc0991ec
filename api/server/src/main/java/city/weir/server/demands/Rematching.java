package city.weir.server.demands;

import city.weir.catalog.demand.Demands;
import city.weir.server.contracts.ContractsChanged;
import city.weir.server.directory.EntriesChanged;
import city.weir.server.directory.InForce;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds entries against the open demands when they have come into force, changed or been withdrawn
 * since they last were; also what happened while the server was down. Others are not looked at.
 */
@Component
class Rematching {
  private final Demands demands;
  private final EntriesInForce entries;
  private final JdbcClient jdbc;

  Rematching(Demands demands, EntriesInForce entries, JdbcClient jdbc) {
    this.demands = demands;
    this.entries = entries;
    this.jdbc = jdbc;
  }

  /**
   * Does what has not been done yet. Should the process die in between, it is done again, which
   * changes nothing.
   */
  @EventListener({ApplicationReadyEvent.class, ContractsChanged.class, EntriesChanged.class})
  synchronized void catchUp() {
    long done = done();
    InForce.News news = entries.since(done);
    while (news.last() > done) {
      news.entries()
          .forEach(
              (id, entry) ->
                  entry.ifPresentOrElse(demands::published, () -> demands.withdrawn(id)));
      done = news.last();
      jdbc.sql("update demand_matched set step = :step").param("step", done).update();
      news = entries.since(done);
    }
  }

  /** Number of the last step of the directory that demands were held against. */
  long done() {
    return jdbc.sql("select step from demand_matched").query(Long.class).single();
  }
}
