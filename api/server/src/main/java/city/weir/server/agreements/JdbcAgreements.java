package city.weir.server.agreements;

import city.weir.contract.Grade;
import city.weir.contract.Origin;
import city.weir.server.database.Stored;
import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Agreements in the database. */
@Repository
class JdbcAgreements implements AgreementStore {
  private static final String UPDATE =
      """
      update agreement set dataset = :dataset, recipient = :recipient, purpose = :purpose,
        ways = :ways, column_names = :columns, row_filter = :rows, valid_from = :from,
        valid_until = :until, clearance = :clearance, state = :state
      where id = :id""";
  private static final String INSERT =
      """
      insert into agreement (id, dataset, recipient, purpose, ways, column_names, row_filter,
        valid_from, valid_until, clearance, state)
      values (:id, :dataset, :recipient, :purpose, :ways, :columns, :rows, :from, :until,
        :clearance, :state)""";

  private final JdbcClient jdbc;

  JdbcAgreements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void save(Agreement agreement) {
    if (write(UPDATE, agreement) == 0) {
      write(INSERT, agreement);
    }
  }

  private int write(String sql, Agreement agreement) {
    return jdbc.sql(sql)
        .param("id", agreement.id())
        .param("dataset", agreement.dataset())
        .param("recipient", agreement.recipient())
        .param("purpose", agreement.purpose())
        .param("ways", Stored.words(agreement.ways()))
        .param("columns", Stored.words(agreement.columns()))
        .param("rows", agreement.rows())
        .param("from", Stored.moment(agreement.from()))
        .param("until", Stored.moment(agreement.until()))
        .param("clearance", agreement.clearance().name())
        .param("state", agreement.state().name())
        .update();
  }

  @Override
  public Optional<Agreement> find(String id) {
    return jdbc.sql("select * from agreement where id = :id")
        .param("id", id)
        .query(JdbcAgreements::read)
        .optional();
  }

  @Override
  public List<Agreement> about(String dataset, String recipient) {
    return jdbc.sql(
            "select * from agreement where dataset = :dataset and recipient = :recipient"
                + " order by valid_from desc, id")
        .param("dataset", dataset)
        .param("recipient", recipient)
        .query(JdbcAgreements::read)
        .list();
  }

  @Override
  public List<Agreement> all() {
    return jdbc.sql("select * from agreement order by id").query(JdbcAgreements::read).list();
  }

  private static Agreement read(ResultSet row, int number) throws SQLException {
    return new Agreement(
        row.getString("id"),
        row.getString("dataset"),
        row.getString("recipient"),
        row.getString("purpose"),
        Stored.words(row, "ways").stream().map(Origin.Way::valueOf).collect(Collectors.toSet()),
        new HashSet<>(Stored.words(row, "column_names")),
        row.getString("row_filter"),
        Objects.requireNonNull(Stored.moment(row, "valid_from")),
        Stored.moment(row, "valid_until"),
        Grade.valueOf(row.getString("clearance")),
        Agreement.State.valueOf(row.getString("state")));
  }
}
