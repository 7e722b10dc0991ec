package city.weir.server.lineage;

import city.weir.catalog.draft.Words;
import city.weir.catalog.lineage.ColumnTrail;
import city.weir.catalog.lineage.LineageGraph;
import city.weir.catalog.lineage.Node;
import city.weir.catalog.lineage.Onlooker;
import city.weir.catalog.lineage.Onlooker.Sight;
import city.weir.catalog.lineage.Trail;
import city.weir.catalog.lineage.Use;
import city.weir.catalog.lineage.Walk;
import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.server.audit.AuditReading;
import city.weir.server.contracts.Contracts;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.sharing.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Answers what somebody may know of the lineage of an entry. */
@Component
final class Lineages {
  private static final ColumnTrail NO_COLUMNS = new ColumnTrail(Set.of(), Set.of());
  private static final Duration LATELY = Duration.ofDays(30);

  private final CurrentLineage current;
  private final Onlookers onlookers;
  private final Contracts contracts;
  private final JdbcDerivations derivations;
  private final Users users;
  private final AuditReading audit;
  private final Clock clock;

  Lineages(
      CurrentLineage current,
      Onlookers onlookers,
      Contracts contracts,
      JdbcDerivations derivations,
      Users users,
      AuditReading audit,
      Clock clock) {
    this.current = current;
    this.onlookers = onlookers;
    this.contracts = contracts;
    this.derivations = derivations;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether {@code subject} sees lineage of what has the id. */
  boolean has(Subject subject, String id) {
    return find(current.graph(), onlookers.of(subject, Map.of()), id).isPresent();
  }

  /**
   * @param id of a dataset, or the name of its table or of a raw table; or of another entry that a
   *     contract's source comes from
   * @throws ProblemException when there is none the subject may know of
   */
  Lineage of(Subject subject, String id, LineageQuestion question, HttpServletRequest request) {
    LineageGraph graph = current.graph();
    Node start =
        find(graph, onlookers.of(subject, Map.of()), id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NOT_FOUND,
                        new Words(
                            "没有您可以查看的“%s”；只有数据集和数据契约的来源条目有血缘".formatted(id),
                            "There is no '%s' that you may know of; lineage is told of datasets, and of entries that a contract's source comes from"
                                .formatted(id))));
    Onlooker onlooker = onlookers.of(subject, readers(subject, start, question, request));
    Trail trail = Walk.from(graph, start, question.way(), question.extent(), onlooker);
    return new Lineage(
        start,
        trail,
        columns(graph, start, trail, question, onlooker),
        rows(graph, start, onlooker),
        start.table() == null ? List.of() : derivations.history(start.table()),
        names(trail));
  }

  private static Optional<Node> find(LineageGraph graph, Onlooker onlooker, String id) {
    Optional<Node> node = graph.node(id);
    if (node.isEmpty() && id.matches("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*")) {
      node = graph.node(TableName.parse(id));
    }
    return node.filter(n -> n.table() != null || n.kind() == Node.Kind.ENTRY)
        .filter(n -> onlooker.sight(n) == Sight.SEEN);
  }

  private Map<String, List<Use>> readers(
      Subject subject, Node start, LineageQuestion question, HttpServletRequest request) {
    Optional<DataContract> dataset = contracts.byId(start.id());
    if (!question.withReads() || dataset.isEmpty()) {
      return Map.of();
    }
    return audit
        .readers(request, subject, dataset.get(), clock.instant().minus(LATELY))
        .map(totals -> Map.of(start.id(), users.readers(totals)))
        .orElse(Map.of());
  }

  private static ColumnTrail columns(
      LineageGraph graph, Node start, Trail trail, LineageQuestion question, Onlooker onlooker) {
    TableName table = start.table();
    String column = question.oneColumn();
    if (column != null && table != null) {
      return ColumnTrail.follow(
          graph,
          new ColumnName(table, column),
          question.way(),
          question.extent().depth(),
          onlooker);
    }
    if (!question.withColumns()) {
      return NO_COLUMNS;
    }
    Set<TableName> tables =
        trail.seen().stream()
            .map(seen -> seen.node().table())
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    return ColumnTrail.between(graph, tables, onlooker);
  }

  private static List<Influence> rows(LineageGraph graph, Node start, Onlooker onlooker) {
    return Optional.ofNullable(start.table())
        .flatMap(graph::derivation)
        .map(Derivation::rows)
        .orElse(List.of())
        .stream()
        .filter(
            influence ->
                graph
                    .node(influence.of().table())
                    .filter(node -> onlooker.sight(node) == Sight.SEEN)
                    .isPresent())
        .toList();
  }

  private Map<String, List<String>> names(Trail trail) {
    Map<String, List<String>> names = new TreeMap<>();
    for (Trail.Seen seen : trail.seen()) {
      contracts
          .byId(seen.id())
          .ifPresent(c -> names.put(c.id(), c.columns().stream().map(Column::name).toList()));
    }
    return names;
  }
}
