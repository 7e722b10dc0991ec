package city.weir.server.demands;

import city.weir.catalog.demand.Candidate;
import city.weir.catalog.demand.Demand;
import city.weir.catalog.demand.DemandStore;
import city.weir.catalog.demand.Event;
import city.weir.catalog.demand.Progress;
import city.weir.catalog.demand.Progress.Stage;
import city.weir.catalog.demand.Wish;
import city.weir.contract.Provider;
import city.weir.server.database.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Demands in the database. */
@Repository
class JdbcDemands implements DemandStore {
  private static final String INSERT =
      """
      insert into demand (id, person, party, asker, wish, stage, provider_name, provider_code,
        entry, promised_for, ground, made_at, since, version, candidates)
      values (:id, :person, :party, :asker, :wish, :stage, :providerName, :providerCode, :entry,
        :promisedFor, :ground, :made, :since, :version, '[]')""";
  private static final String UPDATE =
      """
      update demand set wish = :wish, stage = :stage, provider_name = :providerName,
        provider_code = :providerCode, entry = :entry, promised_for = :promisedFor,
        ground = :ground, since = :since, version = :version
      where id = :id and version = :oldVersion""";

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;
  private final JsonMapper json;

  JdbcDemands(JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public Optional<Demand> find(String id) {
    return jdbc.sql("select * from demand where id = :id")
        .param("id", id)
        .query(this::read)
        .optional();
  }

  @Override
  public boolean save(@Nullable Demand expected, Demand updated, Event event) {
    try {
      return Boolean.TRUE.equals(
          transactions.execute(
              status -> {
                if (!put(expected, updated)) {
                  return false;
                }
                add(updated.id(), event);
                return true;
              }));
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  private boolean put(@Nullable Demand expected, Demand updated) {
    return expected == null
        ? bind(INSERT, updated)
                .param("person", updated.person())
                .param("party", updated.party())
                .param("asker", updated.asker())
                .param("made", Stored.moment(updated.madeAt()))
                .update()
            == 1
        : bind(UPDATE, updated).param("oldVersion", expected.version()).update() == 1;
  }

  private void add(String demand, Event event) {
    // The row of the demand is locked by the update before, so that no number is given twice.
    jdbc.sql(
            "insert into demand_event (demand, number, act, actor, at, said) select :demand,"
                + " count(*) + 1, :act, :actor, :at, :said from demand_event where demand = :demand")
        .param("demand", demand)
        .param("act", event.act().name())
        .param("actor", event.actor())
        .param("at", Stored.moment(event.at()))
        .param("said", event.comment())
        .update();
  }

  @Override
  public List<Event> events(String id) {
    return jdbc.sql("select * from demand_event where demand = :id order by number")
        .param("id", id)
        .query(
            (row, number) ->
                new Event(
                    Event.Act.valueOf(row.getString("act")),
                    row.getString("actor"),
                    Objects.requireNonNull(Stored.moment(row, "at")),
                    row.getString("said")))
        .list();
  }

  @Override
  public List<Demand> list(Filter filter, @Nullable String before, int most) {
    StringBuilder sql = new StringBuilder("select * from demand where 1 = 1");
    if (before != null) {
      sql.append(" and id < :before");
    }
    if (filter.party() != null) {
      sql.append(" and party = :party");
    }
    if (filter.provider() != null) {
      sql.append(" and provider_code = :provider");
    }
    if (!filter.stages().isEmpty()) {
      sql.append(" and stage in (:stages)");
    }
    StatementSpec query = jdbc.sql(sql.append(" order by id desc limit :most").toString());
    query = before == null ? query : query.param("before", before);
    query = filter.party() == null ? query : query.param("party", filter.party());
    query = filter.provider() == null ? query : query.param("provider", filter.provider());
    query =
        filter.stages().isEmpty()
            ? query
            : query.param("stages", filter.stages().stream().map(Stage::name).toList());
    return query.param("most", most).query(this::read).list();
  }

  @Override
  public List<Demand> about(String entry, int most) {
    return jdbc.sql(
            """
            select * from demand d
            where d.entry = :entry
              or (d.stage in (:open)
                and exists (
                  select 1 from demand_candidate c where c.demand = d.id and c.entry = :entry))
            order by d.id desc limit :most""")
        .param("entry", entry)
        .param("open", Arrays.stream(Stage.values()).filter(Stage::open).map(Stage::name).toList())
        .param("most", most)
        .query(this::read)
        .list();
  }

  @Override
  public List<Candidate> candidates(String id) {
    return jdbc.sql("select candidates from demand where id = :id")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(text -> json.readValue(text, new TypeReference<List<Candidate>>() {}))
        .orElse(List.of());
  }

  @Override
  public void keepCandidates(String id, List<Candidate> candidates) {
    transactions.executeWithoutResult(
        status -> {
          // Locks the demand, so that what follows is done by one at a time.
          jdbc.sql("update demand set candidates = :candidates where id = :id")
              .param("candidates", json.writeValueAsString(candidates))
              .param("id", id)
              .update();
          jdbc.sql("delete from demand_candidate where demand = :id").param("id", id).update();
          candidates.stream()
              .map(Candidate::entry)
              .distinct()
              .forEach(
                  entry ->
                      jdbc.sql("insert into demand_candidate (demand, entry) values (:id, :entry)")
                          .param("id", id)
                          .param("entry", entry)
                          .update());
        });
  }

  private StatementSpec bind(String sql, Demand demand) {
    Progress progress = demand.progress();
    Provider provider = progress.provider();
    return jdbc.sql(sql)
        .param("id", demand.id())
        .param("wish", json.writeValueAsString(demand.wish()))
        .param("stage", demand.stage().name())
        .param("providerName", provider == null ? null : provider.name())
        .param("providerCode", provider == null ? null : provider.code())
        .param("entry", progress.entry())
        .param("promisedFor", progress.by())
        .param("ground", progress.ground())
        .param("since", Stored.moment(demand.since()))
        .param("version", demand.version());
  }

  private Demand read(ResultSet row, int number) throws SQLException {
    return new Demand(
        row.getString("id"),
        json.readValue(row.getString("wish"), Wish.class),
        row.getString("person"),
        row.getString("party"),
        row.getString("asker"),
        progress(row),
        Objects.requireNonNull(Stored.moment(row, "made_at")),
        Objects.requireNonNull(Stored.moment(row, "since")),
        row.getInt("version"));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return switch (Stage.valueOf(row.getString("stage"))) {
      case MADE -> new Progress.Waiting(false);
      case MATCHED -> new Progress.Waiting(true);
      case OFFERED -> new Progress.Offered(provider(row), row.getString("entry"));
      case SATISFIED -> new Progress.Satisfied(row.getString("entry"));
      case PROMISED ->
          new Progress.Promised(provider(row), row.getObject("promised_for", LocalDate.class));
      case REFUSED -> new Progress.Refused(row.getString("ground"));
      case WITHDRAWN -> new Progress.Withdrawn();
    };
  }

  private static Provider provider(ResultSet row) throws SQLException {
    return new Provider(row.getString("provider_name"), row.getString("provider_code"));
  }
}
