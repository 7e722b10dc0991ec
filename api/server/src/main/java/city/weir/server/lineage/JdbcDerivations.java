package city.weir.server.lineage;

import city.weir.catalog.lineage.ColumnOrigins;
import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import city.weir.server.database.Stored;
import city.weir.server.promotion.Promoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tables were computed from, in the database; every version that differs from the one before.
 */
@Repository
class JdbcDerivations implements ColumnOrigins {
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  JdbcDerivations(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps what a promotion told, unless it is what is known already. */
  @EventListener
  void keep(Promoted promoted) {
    TableName table = promoted.dataset().table();
    String version = promoted.dataset().version();
    Optional<Kept> known = newest(table);
    if (known.isPresent()
        && known.get().contractVersion().equals(version)
        && known.get().derivation().equals(promoted.derivation())) {
      return;
    }
    jdbc.sql(
            """
            insert into derivation (target, contract_version, since, derivation)
            values (:target, :version, :since, :derivation)""")
        .param("target", table.toString())
        .param("version", version)
        .param("since", Stored.moment(clock.instant()))
        .param("derivation", json.writeValueAsString(promoted.derivation()))
        .update();
  }

  @Override
  public Optional<Derivation> of(TableName table) {
    return newest(table).map(Kept::derivation);
  }

  private Optional<Kept> newest(TableName table) {
    return jdbc.sql(
            "select * from derivation where target = :target order by id desc fetch first 1 rows only")
        .param("target", table.toString())
        .query(this::read)
        .optional();
  }

  /** Every version of {@code table}, the newest first. */
  List<Kept> history(TableName table) {
    return jdbc.sql("select * from derivation where target = :target order by id desc")
        .param("target", table.toString())
        .query(this::read)
        .list();
  }

  /** The newest version of every table. */
  List<Kept> newest() {
    return jdbc.sql(
            "select * from derivation where id in (select max(id) from derivation group by target)")
        .query(this::read)
        .list();
  }

  /** A number that is another one when anything was kept since. */
  long revision() {
    return jdbc.sql("select coalesce(max(id), 0) from derivation").query(Long.class).single();
  }

  private Kept read(ResultSet row, int number) throws SQLException {
    return new Kept(
        TableName.parse(row.getString("target")),
        row.getString("contract_version"),
        Objects.requireNonNull(Stored.moment(row, "since")),
        json.readValue(row.getString("derivation"), Derivation.class));
  }
}
