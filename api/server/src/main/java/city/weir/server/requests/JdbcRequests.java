package city.weir.server.requests;

import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.AgreementStore;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Event;
import city.weir.sharing.request.RequestStore;
import city.weir.sharing.request.State;
import city.weir.sharing.request.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Requests in the database. */
@Repository
class JdbcRequests implements RequestStore {
  private final JdbcClient jdbc;
  private final AgreementStore agreements;
  private final TransactionOperations transactions;

  JdbcRequests(JdbcClient jdbc, AgreementStore agreements, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.agreements = agreements;
    this.transactions = transactions;
  }

  @Override
  public Added add(AccessRequest request, @Nullable String callKey, int most) {
    if (callKey != null && madeUnder(request.applicant().id(), callKey).isPresent()) {
      return Added.KNOWN;
    }
    room(request.applicant().party());
    try {
      return Objects.requireNonNull(
          transactions.execute(status -> addWithin(request, callKey, most)));
    } catch (DuplicateKeyException e) {
      if (callKey == null) {
        throw e;
      }
      return Added.KNOWN;
    }
  }

  /** By itself: a row two make at once must not undo what is done beside it. */
  private void room(String party) {
    jdbc.sql("insert into access_request_room (party) values (:party) on conflict do nothing")
        .param("party", party)
        .update();
  }

  private Added addWithin(AccessRequest request, @Nullable String callKey, int most) {
    String party = request.applicant().party();
    // Held until the end: others of the party count after this one.
    jdbc.sql("select party from access_request_room where party = :party for update")
        .param("party", party)
        .query(String.class)
        .single();
    if (open(party) >= most) {
      return Added.FULL;
    }
    jdbc.sql(
            """
            insert into access_request (id, applicant, party, dataset, provider, renews,
              state, events, call_key)
            values (:id, :applicant, :party, :dataset, :provider, :renews, :state, :events,
              :key)""")
        .param("id", request.id())
        .param("applicant", request.applicant().id())
        .param("party", party)
        .param("dataset", request.dataset())
        .param("provider", request.provider())
        .param("renews", request.renews())
        .param("state", request.state().word())
        .param("events", request.events().size())
        .param("key", callKey)
        .update();
    insert(request.id(), 0, request.events());
    return Added.KEPT;
  }

  @Override
  public boolean append(AccessRequest before, Step step) {
    AccessRequest after = before.and(step.events());
    Boolean appended =
        transactions.execute(
            status -> {
              boolean first =
                  jdbc.sql(
                              """
                              update access_request set state = :state, events = :after
                              where id = :id and events = :before""")
                          .param("state", after.state().word())
                          .param("after", after.events().size())
                          .param("id", before.id())
                          .param("before", before.events().size())
                          .update()
                      == 1;
              Agreement agreement = step.agreement();
              if (!first || (agreement != null && !agreements.add(agreement))) {
                status.setRollbackOnly();
                return false;
              }
              insert(before.id(), before.events().size(), step.events());
              return true;
            });
    return Boolean.TRUE.equals(appended);
  }

  private void insert(String request, int from, List<Event> events) {
    for (int i = 0; i < events.size(); i++) {
      jdbc.sql(
              "insert into access_request_event (request, place, kind, body)"
                  + " values (:request, :place, :kind, :body)")
          .param("request", request)
          .param("place", from + i)
          .param("kind", EventText.kind(events.get(i)))
          .param("body", EventText.write(events.get(i)))
          .update();
    }
  }

  @Override
  public Optional<AccessRequest> madeUnder(String applicant, String callKey) {
    return jdbc.sql(
            "select id from access_request where applicant = :applicant and call_key = :key")
        .param("applicant", applicant)
        .param("key", callKey)
        .query(String.class)
        .optional()
        .flatMap(this::find);
  }

  @Override
  public Optional<AccessRequest> find(String id) {
    return read("where id = :id", Map.of("id", id), 1).stream().findFirst();
  }

  @Override
  public List<AccessRequest> list(Selection selection, @Nullable String before, int limit) {
    Map<String, Object> values = new HashMap<>();
    List<String> conditions = new ArrayList<>();
    equal("party", selection.party(), conditions, values);
    equal("provider", selection.provider(), conditions, values);
    equal("dataset", selection.dataset(), conditions, values);
    equal("state", selection.state(), conditions, values);
    if (!selection.drafts()) {
      conditions.add("state <> 'draft'");
    }
    if (before != null) {
      conditions.add("id < :before");
      values.put("before", before);
    }
    String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    return read(where, values, limit);
  }

  @Override
  public int open(String party) {
    return jdbc.sql("select count(*) from access_request where party = :party and state in (:open)")
        .param("party", party)
        .param("open", State.OPEN)
        .query(Integer.class)
        .single();
  }

  private static void equal(
      String column, @Nullable String value, List<String> conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.add("%s = :%s".formatted(column, column));
      values.put(column, value);
    }
  }

  private record Head(String id, String dataset, String provider, @Nullable String renews) {}

  private List<AccessRequest> read(String where, Map<String, Object> values, int limit) {
    List<Head> heads =
        jdbc.sql(
                "select id, dataset, provider, renews from access_request %s order by id desc limit %d"
                    .formatted(where, limit))
            .params(values)
            .query(
                (row, number) ->
                    new Head(
                        row.getString("id"),
                        row.getString("dataset"),
                        row.getString("provider"),
                        row.getString("renews")))
            .list();
    if (heads.isEmpty()) {
      return List.of();
    }
    Map<String, List<Event>> events = events(heads.stream().map(Head::id).toList());
    return heads.stream()
        .map(
            h ->
                new AccessRequest(
                    h.id(),
                    h.dataset(),
                    h.provider(),
                    h.renews(),
                    events.getOrDefault(h.id(), List.of())))
        .toList();
  }

  private Map<String, List<Event>> events(List<String> requests) {
    Map<String, List<Event>> events = new HashMap<>();
    jdbc.sql(
            "select request, kind, body from access_request_event where request in (:requests)"
                + " order by request, place")
        .param("requests", requests)
        .query(
            row -> {
              events
                  .computeIfAbsent(row.getString("request"), id -> new ArrayList<>())
                  .add(EventText.read(row.getString("kind"), row.getString("body")));
            });
    return events;
  }
}
