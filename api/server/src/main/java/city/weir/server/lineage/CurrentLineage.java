package city.weir.server.lineage;

import city.weir.catalog.lineage.LineageGraph;
import city.weir.catalog.lineage.Node;
import city.weir.contract.DataContract;
import city.weir.contract.Origin;
import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.reading.ContractSet;
import city.weir.server.contracts.Contracts;
import city.weir.server.directory.InForce;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The graph by the contracts and entries in force and what ran last; made anew when one of them has
 * changed.
 */
@Component
final class CurrentLineage {
  private final Contracts contracts;
  private final JdbcDerivations derivations;
  private final InForce inForce;
  private @Nullable Made made;

  CurrentLineage(Contracts contracts, JdbcDerivations derivations, InForce inForce) {
    this.contracts = contracts;
    this.derivations = derivations;
    this.inForce = inForce;
  }

  private record Made(ContractSet contracts, long computed, long directory, LineageGraph graph) {}

  synchronized LineageGraph graph() {
    ContractSet current = contracts.current();
    long computed = derivations.revision();
    long directory = inForce.revision();
    Made last = made;
    if (last == null
        || last.contracts() != current
        || last.computed() != computed
        || last.directory() != directory) {
      Map<TableName, Derivation> newest = new HashMap<>();
      derivations.newest().forEach(kept -> newest.put(kept.table(), kept.derivation()));
      last =
          new Made(
              current,
              computed,
              directory,
              LineageGraph.of(current.contracts(), newest, entries(current)));
      made = last;
    }
    return last.graph();
  }

  /** Entries in force that sources come from. What has a contract is in the graph by that. */
  private Map<String, Node> entries(ContractSet current) {
    Map<String, Node> entries = new HashMap<>();
    for (DataContract contract : current.contracts()) {
      if (contract.origin() instanceof Origin.Source source) {
        for (String id : source.from()) {
          if (contracts.byId(id).isEmpty()) {
            inForce
                .find(id)
                .ifPresent(e -> entries.put(id, Node.entry(id, e.title(), e.english())));
          }
        }
      }
    }
    return entries;
  }
}
