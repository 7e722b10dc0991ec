package city.weir.server.overview;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.Zone;
import city.weir.lake.Lake;
import city.weir.lake.tables.TableFacts;
import city.weir.pipelines.Ingest;
import city.weir.quality.CheckResult;
import city.weir.server.contracts.Contracts;
import city.weir.server.overview.Overview.IngestFigures;
import city.weir.server.overview.Overview.TableFigures;
import city.weir.server.overview.Overview.ZoneFigures;
import city.weir.server.promotion.PromotionHistory;
import city.weir.server.promotion.Run;
import city.weir.server.promotion.TargetStatus;
import city.weir.server.replay.Replay;
import city.weir.server.worker.Worker;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.catalog.Namespace;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Counts what the overview shows, from metadata alone. All readers share one count of at most the
 * set age.
 */
@Service
class Figures {
  private final Lake lake;
  private final Contracts contracts;
  private final PromotionHistory history;
  private final Worker worker;
  private final Replay replay;
  private final Ingest ingest;
  private final OverviewSettings settings;
  private final Clock clock;
  private @Nullable Overview whole;

  Figures(
      Lake lake,
      Contracts contracts,
      PromotionHistory history,
      Worker worker,
      Replay replay,
      Ingest ingest,
      OverviewSettings settings,
      Clock clock) {
    this.lake = lake;
    this.contracts = contracts;
    this.history = history;
    this.worker = worker;
    this.replay = replay;
    this.ingest = ingest;
    this.settings = settings;
    this.clock = clock;
  }

  /** What everybody may see: counts of all, names of what is open. */
  Overview open() {
    Overview all = all();
    Set<String> open = openTables();
    List<ZoneFigures> zones =
        all.zones().stream()
            .map(
                zone -> {
                  List<TableFigures> known =
                      zone.datasets().stream().filter(t -> open.contains(t.table())).toList();
                  return new ZoneFigures(
                      zone.zone(),
                      zone.tables(),
                      zone.rows(),
                      zone.bytes(),
                      zone.passed(),
                      zone.checks(),
                      zone.newest(),
                      known,
                      zone.datasets().size() - known.size());
                })
            .toList();
    return new Overview(all.at(), zones, all.refused(), all.worker(), all.replayed(), List.of());
  }

  /** What those who have signed in see. */
  synchronized Overview all() {
    Instant now = clock.instant();
    Overview known = whole;
    if (known == null || known.at().plus(settings.refresh()).isBefore(now)) {
      known = count(now);
      whole = known;
    }
    return known;
  }

  private Overview count(Instant now) {
    Map<TableName, DataContract> raw = new LinkedHashMap<>();
    Map<TableName, DataContract> others = new LinkedHashMap<>();
    for (DataContract contract : contracts.all()) {
      others.put(contract.table(), contract);
      if (contract.origin() instanceof Origin.Source source) {
        raw.putIfAbsent(source.raw(), contract);
      }
    }
    Map<String, TargetStatus> statuses = history.statuses();
    List<ZoneFigures> zones = new ArrayList<>();
    for (Zone zone : Zone.values()) {
      Map<TableName, DataContract> tables = zone == Zone.RAW ? raw : others;
      List<TableFigures> figures =
          tables.entrySet().stream()
              .filter(e -> e.getKey().namespace().equals(zone.namespace()))
              .map(e -> figures(e.getKey(), e.getValue(), statuses.get(e.getKey().toString())))
              .sorted(Comparator.comparing(TableFigures::table))
              .toList();
      zones.add(sum(zone, figures));
    }
    return new Overview(now, zones, refused(), worker.state(), replay.on(), ingest());
  }

  private List<IngestFigures> ingest() {
    return ingest.status().stream()
        .map(
            s ->
                new IngestFigures(
                    s.source(),
                    s.received(),
                    s.landed(),
                    s.refused(),
                    s.waiting(),
                    s.lastReceived(),
                    s.lastError()))
        .toList();
  }

  private long refused() {
    return lake.catalog().listTables(Namespace.of("quarantine")).stream()
        .map(id -> lake.facts(new TableName("quarantine", id.name())))
        .mapToLong(facts -> facts.map(TableFacts::rows).orElse(0L))
        .sum();
  }

  private TableFigures figures(
      TableName name, DataContract contract, @Nullable TargetStatus status) {
    TableFacts facts = lake.facts(name).orElse(new TableFacts(0, 0, 0, null, null));
    Run run = status == null ? null : status.run();
    List<CheckResult> checks = run == null ? List.of() : run.checks();
    String english = contract.english();
    return new TableFigures(
        name.toString(),
        contract.title(),
        english == null ? contract.title() : english,
        facts.rows(),
        facts.bytes(),
        checks.stream().filter(c -> c.outcome() == CheckResult.Outcome.PASSED).count(),
        checks.size(),
        run == null ? 0 : run.rowsRefused(),
        facts.committedAt(),
        status == null ? null : status.state(),
        status == null ? null : status.reason());
  }

  private static ZoneFigures sum(Zone zone, List<TableFigures> tables) {
    return new ZoneFigures(
        zone.namespace(),
        tables.size(),
        tables.stream().mapToLong(TableFigures::rows).sum(),
        tables.stream().mapToLong(TableFigures::bytes).sum(),
        tables.stream().mapToLong(TableFigures::passed).sum(),
        tables.stream().mapToLong(TableFigures::checks).sum(),
        tables.stream()
            .map(TableFigures::newest)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        tables,
        0);
  }

  /** Tables everybody may know of; a raw table only when all that is made of it is open. */
  private Set<String> openTables() {
    Set<String> open = new LinkedHashSet<>();
    Set<String> closed = new LinkedHashSet<>();
    for (DataContract contract : contracts.all()) {
      Set<String> side = contract.directory().open() ? open : closed;
      side.add(contract.table().toString());
      if (contract.origin() instanceof Origin.Source source) {
        side.add(source.raw().toString());
      }
    }
    open.removeAll(closed);
    return open;
  }
}
