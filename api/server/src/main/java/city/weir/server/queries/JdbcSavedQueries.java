package city.weir.server.queries;

import city.weir.server.database.Stored;
import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.Parameter;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.query.SavedQuery.State;
import city.weir.sharing.query.SavedQueryStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Saved queries in the database. */
@Repository
class JdbcSavedQueries implements SavedQueryStore {
  private static final String INSERT =
      """
      insert into saved_query (name, version, title_zh, title_en, description_zh, description_en,
        statement, parameters, answer_columns, tables_read, owner, state, reviewer, note,
        created_at, changed_at)
      values (:name, :version, :titleZh, :titleEn, :descriptionZh, :descriptionEn, :statement,
        :parameters, :columns, :tables, :owner, :state, :reviewer, :note, :created, :changed)""";
  private static final String UPDATE =
      """
      update saved_query set title_zh = :titleZh, title_en = :titleEn,
        description_zh = :descriptionZh, description_en = :descriptionEn, statement = :statement,
        parameters = :parameters, answer_columns = :columns, tables_read = :tables, owner = :owner,
        state = :state, reviewer = :reviewer, note = :note, created_at = :created,
        changed_at = :changed
      where name = :name and version = :version and state = :oldState
        and changed_at = :oldChanged""";
  private static final String SUPERSEDE =
      """
      update saved_query set state = 'SUPERSEDED', changed_at = :changed
      where name = :name and version <> :version and state in ('PUBLISHED', 'DEPRECATED')""";
  private static final String NEWEST_OF_OWNER =
      """
      select * from saved_query q where owner = :owner
        and version = (select max(version) from saved_query m where m.name = q.name)
      order by name""";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JsonMapper json;

  JdbcSavedQueries(JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public boolean add(SavedQuery query) {
    try {
      return bind(INSERT, query).update() == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  public boolean replace(SavedQuery expected, SavedQuery updated) {
    return bind(UPDATE, updated)
            .param("oldState", expected.state().name())
            .param("oldChanged", Stored.moment(expected.changedAt()))
            .update()
        == 1;
  }

  @Override
  public boolean publish(SavedQuery expected, SavedQuery published) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              if (!replace(expected, published)) {
                return false;
              }
              jdbc.sql(SUPERSEDE)
                  .param("name", published.name())
                  .param("version", published.version())
                  .param("changed", Stored.moment(published.changedAt()))
                  .update();
              return true;
            }));
  }

  @Override
  public List<SavedQuery> versions(String name) {
    return jdbc.sql("select * from saved_query where name = :name order by version desc")
        .param("name", name)
        .query(this::read)
        .list();
  }

  @Override
  public Optional<SavedQuery> callable(String name) {
    return jdbc.sql(
            "select * from saved_query where name = :name and state in ('PUBLISHED', 'DEPRECATED')")
        .param("name", name)
        .query(this::read)
        .optional();
  }

  @Override
  public List<SavedQuery> callable() {
    return jdbc.sql(
            "select * from saved_query where state in ('PUBLISHED', 'DEPRECATED') order by name")
        .query(this::read)
        .list();
  }

  @Override
  public List<SavedQuery> of(String owner) {
    return jdbc.sql(NEWEST_OF_OWNER).param("owner", owner).query(this::read).list();
  }

  @Override
  public List<SavedQuery> submitted() {
    return jdbc.sql("select * from saved_query where state = 'SUBMITTED' order by changed_at, name")
        .query(this::read)
        .list();
  }

  private StatementSpec bind(String sql, SavedQuery query) {
    QueryDraft draft = query.draft();
    return jdbc.sql(sql)
        .param("name", query.name())
        .param("version", query.version())
        .param("titleZh", draft.title().zh())
        .param("titleEn", draft.title().en())
        .param("descriptionZh", draft.description().zh())
        .param("descriptionEn", draft.description().en())
        .param("statement", draft.sql())
        .param("parameters", json.writeValueAsString(draft.parameters()))
        .param("columns", json.writeValueAsString(query.columns()))
        .param("tables", json.writeValueAsString(query.tables()))
        .param("owner", query.owner())
        .param("state", query.state().name())
        .param("reviewer", query.reviewer())
        .param("note", query.note())
        .param("created", Stored.moment(query.createdAt()))
        .param("changed", Stored.moment(query.changedAt()));
  }

  private SavedQuery read(ResultSet row, int number) throws SQLException {
    QueryDraft draft =
        new QueryDraft(
            new Words(row.getString("title_zh"), row.getString("title_en")),
            new Words(row.getString("description_zh"), row.getString("description_en")),
            row.getString("statement"),
            json.readValue(row.getString("parameters"), new TypeReference<List<Parameter>>() {}));
    return new SavedQuery(
        row.getString("name"),
        row.getInt("version"),
        draft,
        json.readValue(row.getString("answer_columns"), new TypeReference<List<AnswerColumn>>() {}),
        json.readValue(row.getString("tables_read"), new TypeReference<List<String>>() {}),
        row.getString("owner"),
        State.valueOf(row.getString("state")),
        row.getString("reviewer"),
        row.getString("note"),
        Objects.requireNonNull(Stored.moment(row, "created_at")),
        Objects.requireNonNull(Stored.moment(row, "changed_at")));
  }
}
