package city.weir.catalog.lineage;

import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import city.weir.contract.reading.ContractReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lineage to order: tables named by a word, each made from others. */
final class Basin {
  private static final DataContract PATTERN = pattern();

  private final Map<String, Node> entries = new HashMap<>();
  private final List<DataContract> contracts = new ArrayList<>();
  private final Map<TableName, Derivation> derivations = new HashMap<>();

  static TableName table(String name) {
    return new TableName("theme", name);
  }

  static ColumnName column(String table, String column) {
    return new ColumnName(table(table), column);
  }

  /** A dataset delivered by {@code mqtt:<name>} into {@code raw.<name>}, by these entries. */
  Basin delivered(String name, String... from) {
    Origin.Source of = (Origin.Source) PATTERN.origin();
    return add(
        name,
        new Origin.Source(
            Origin.Connector.MQTT,
            name,
            of.format(),
            of.records(),
            of.sheet(),
            of.onDrift(),
            new TableName("raw", name),
            Set.of(from)));
  }

  Basin made(String name, String... inputs) {
    return add(
        name,
        new Origin.Model(
            name + ".sql",
            "select 1",
            List.of(inputs).stream().map(Basin::table).toList(),
            List.of()));
  }

  /** That {@code table.column} was computed from columns written {@code table.column}. */
  Basin computed(String table, String column, String... from) {
    List<Influence> influences =
        List.of(from).stream()
            .map(f -> f.split("\\."))
            .map(f -> new Influence(column(f[0], f[1]), Set.of(Manner.TRANSFORMATION)))
            .toList();
    Map<String, List<Influence>> columns =
        new HashMap<>(derivations.getOrDefault(table(table), Derivation.NONE).columns());
    columns.put(column, influences);
    derivations.put(table(table), new Derivation(columns, List.of()));
    return this;
  }

  /** An entry in force that is no dataset. */
  Basin entry(String id) {
    entries.put(id, Node.entry(id, id, null));
    return this;
  }

  LineageGraph graph() {
    return LineageGraph.of(contracts, derivations, entries);
  }

  private Basin add(String name, Origin origin) {
    DataContract p = PATTERN;
    contracts.add(
        new DataContract(
            name,
            name,
            "1.0.0",
            p.status(),
            p.domain(),
            p.tenant(),
            null,
            null,
            p.zone(),
            table(name),
            name,
            null,
            p.columns(),
            List.of(),
            origin,
            null,
            p.directory(),
            List.of(),
            p.provider()));
    return this;
  }

  private static DataContract pattern() {
    try {
      return new ContractReader()
          .read(
              Path.of(System.getProperty("weir.root", ".."))
                  .resolve("samples/wuhan/contracts/river-stage.odcs.yaml"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sees all but what is named; uses as they are added. */
  static final class Person implements Onlooker {
    private final Set<String> counted = new HashSet<>();
    private final Set<String> none = new HashSet<>();
    private final Map<String, List<Use>> uses = new HashMap<>();

    Person mayOnlyCount(String... ids) {
      counted.addAll(List.of(ids));
      return this;
    }

    Person mayNotKnow(String... ids) {
      none.addAll(List.of(ids));
      return this;
    }

    Person knowsOf(String dataset, Use use) {
      uses.computeIfAbsent(dataset, d -> new ArrayList<>()).add(use);
      return this;
    }

    @Override
    public Sight sight(Node node) {
      if (none.contains(node.id())) {
        return Sight.NONE;
      }
      return counted.contains(node.id()) ? Sight.COUNTED : Sight.SEEN;
    }

    @Override
    public List<Use> uses(Node dataset) {
      return uses.getOrDefault(dataset.id(), List.of());
    }
  }
}
