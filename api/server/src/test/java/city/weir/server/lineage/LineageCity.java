package city.weir.server.lineage;

import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import city.weir.server.TestServer;
import city.weir.server.contracts.Contracts;
import city.weir.server.promotion.Promoted;
import city.weir.sharing.engine.AnswerColumn;
import city.weir.sharing.policy.Words;
import city.weir.sharing.query.QueryDraft;
import city.weir.sharing.query.SavedQuery;
import city.weir.sharing.query.SavedQueryStore;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sample city with a draft nobody but the steward may know of, a query, and derivations told.
 */
final class LineageCity {
  static final String STAGE = "wuhan.hydrology.river-stage";
  static final String DAY = "wuhan.hydrology.river-day";
  static final String FLOOD = "wuhan.flood.situation";
  static final String DRAFT = "wuhan.flood.plan";
  static final String HOSPITAL = "wuhan.health.hospital";

  private LineageCity() {}

  static TestServer start(Path home) throws Exception {
    Path sample = TestServer.root().resolve("samples/wuhan");
    TestServer server = TestServer.start(home, "weir.sample=" + sample);
    String plan =
        Files.readString(sample.resolve("contracts/flood-situation.odcs.yaml"))
            .replace(FLOOD, DRAFT)
            .replace("flood_situation", "flood_plan")
            .replace("防汛形势", "保密预案")
            .replace("status: active", "status: draft");
    HttpResponse<String> put =
        server.send(
            server
                .request("steward", "/api/v1/contracts/flood-plan.odcs.yaml")
                .header("Content-Type", "application/yaml")
                .PUT(HttpRequest.BodyPublishers.ofString(plan)));
    if (put.statusCode() != 201) {
      throw new IllegalStateException(put.body());
    }
    tell(
        server,
        DAY,
        Map.of(
            "station", "resource.river_stage.station",
            "highest_stage", "resource.river_stage.stage",
            "last_stage", "resource.river_stage.stage"));
    tell(server, STAGE, Map.of("station", "raw.river_stage.station", "stage", "raw.river_stage.z"));
    Map<String, String> situation =
        Map.of(
            "station", "theme.river_day.station",
            "highest_stage", "theme.river_day.highest_stage",
            "warning_stage", "resource.flood_limit.warning_stage",
            "below_warning", "theme.river_day.highest_stage resource.flood_limit.warning_stage");
    tell(server, FLOOD, situation);
    tell(server, DRAFT, situation);
    server.bean(SavedQueryStore.class).add(query());
    return server;
  }

  /** What a worker would report with a promotion: columns by name, what each was computed from. */
  private static void tell(TestServer server, String id, Map<String, String> columns) {
    DataContract dataset = server.bean(Contracts.class).byId(id).orElseThrow();
    Map<String, List<Influence>> told = new HashMap<>();
    columns.forEach(
        (name, from) ->
            told.put(name, List.of(from.split(" ")).stream().map(LineageCity::influence).toList()));
    server.bean(JdbcDerivations.class).keep(new Promoted(dataset, new Derivation(told, List.of())));
  }

  private static Influence influence(String from) {
    int dot = from.lastIndexOf('.');
    return new Influence(
        new ColumnName(TableName.parse(from.substring(0, dot)), from.substring(dot + 1)),
        Set.of(Manner.TRANSFORMATION));
  }

  private static SavedQuery query() {
    Instant then = Instant.parse("2026-06-01T00:00:00Z");
    return new SavedQuery(
        "flood-now",
        1,
        new QueryDraft(
            new Words("当前汛情", "Flood now"),
            new Words("", ""),
            "select station from topic.flood_situation",
            List.of()),
        List.of(new AnswerColumn("station", "VARCHAR")),
        List.of("topic.flood_situation"),
        "wu-jing",
        SavedQuery.State.PUBLISHED,
        "zhao-min",
        null,
        then,
        then);
  }
}
