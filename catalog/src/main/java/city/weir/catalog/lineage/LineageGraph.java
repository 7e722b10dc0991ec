package city.weir.catalog.lineage;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.reading.ContractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All of the lineage there is, whoever may see it: which tables are made from which, by the
 * contracts; which columns from which, by what ran. Immutable.
 */
public final class LineageGraph {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<TableName, String> tables = new HashMap<>();
  private final Map<String, Set<String>> above = new HashMap<>();
  private final Map<String, Set<String>> below = new HashMap<>();
  private final Map<TableName, Derivation> derivations;
  private final Map<ColumnName, List<ColumnLink>> uses = new HashMap<>();

  private LineageGraph(Map<TableName, Derivation> derivations) {
    this.derivations = Map.copyOf(derivations);
  }

  /**
   * @param derivations what tables were computed from, of those that were computed already
   * @param entries those in force that contracts name as what their sources come from, by id
   */
  public static LineageGraph of(
      Collection<DataContract> contracts,
      Map<TableName, Derivation> derivations,
      Map<String, Node> entries) {
    LineageGraph graph = new LineageGraph(derivations);
    for (DataContract contract : contracts) {
      graph.add(
          new Node(
              contract.id(),
              Node.Kind.DATASET,
              contract.title(),
              contract.english(),
              contract.table()));
    }
    for (DataContract contract : contracts) {
      if (contract.origin() instanceof Origin.Source source) {
        graph.addSource(source, entries);
      }
    }
    for (DataContract contract : contracts) {
      for (TableName input : ContractSet.inputsOf(contract)) {
        String from = graph.tables.get(input);
        if (from != null) {
          graph.link(from, contract.id());
        }
      }
    }
    derivations.forEach(graph::addColumns);
    return graph;
  }

  private void add(Node node) {
    nodes.putIfAbsent(node.id(), node);
    if (node.table() != null) {
      tables.putIfAbsent(node.table(), node.id());
    }
  }

  private void addSource(Origin.Source source, Map<String, Node> entries) {
    Node raw = Node.raw(source.raw());
    Node from = Node.source(source);
    add(raw);
    add(from);
    link(from.id(), raw.id());
    for (String id : source.from()) {
      Node entry = entries.get(id);
      Node known = nodes.get(id);
      if (entry != null && (known == null || known.equals(entry))) {
        add(entry);
        link(id, raw.id());
      }
    }
  }

  private void link(String from, String to) {
    below.computeIfAbsent(from, id -> new LinkedHashSet<>()).add(to);
    above.computeIfAbsent(to, id -> new LinkedHashSet<>()).add(from);
  }

  private void addColumns(TableName table, Derivation derivation) {
    derivation
        .columns()
        .forEach(
            (column, influences) -> {
              ColumnName to = new ColumnName(table, column);
              for (Influence influence : influences) {
                uses.computeIfAbsent(influence.of(), c -> new ArrayList<>())
                    .add(new ColumnLink(influence.of(), to, influence.manners()));
              }
            });
  }

  public Optional<Node> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public Optional<Node> node(TableName table) {
    return Optional.ofNullable(tables.get(table)).map(nodes::get);
  }

  /** What {@code table} was computed from; empty before its first promotion. */
  public Optional<Derivation> derivation(TableName table) {
    return Optional.ofNullable(derivations.get(table));
  }

  /** What the node is made from. */
  List<Node> above(String id) {
    return named(above.getOrDefault(id, Set.of()));
  }

  /** What is made from the node. */
  List<Node> below(String id) {
    return named(below.getOrDefault(id, Set.of()));
  }

  /** What the column's values come from. */
  List<ColumnLink> above(ColumnName column) {
    return derivation(column.table()).map(d -> d.of(column.column())).orElse(List.of()).stream()
        .map(influence -> new ColumnLink(influence.of(), column, influence.manners()))
        .toList();
  }

  /** What is computed with the column's values. */
  List<ColumnLink> below(ColumnName column) {
    return uses.getOrDefault(column, List.of());
  }

  private List<Node> named(Set<String> ids) {
    return ids.stream().map(nodes::get).toList();
  }
}
