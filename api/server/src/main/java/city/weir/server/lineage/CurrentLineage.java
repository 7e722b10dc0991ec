package city.weir.server.lineage;

import city.weir.catalog.lineage.LineageGraph;
import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import city.weir.contract.reading.ContractSet;
import city.weir.server.contracts.Contracts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The graph by the contracts in force and what ran last; made anew when either has changed. */
@Component
final class CurrentLineage {
  private final Contracts contracts;
  private final JdbcDerivations derivations;
  private @Nullable Made made;

  CurrentLineage(Contracts contracts, JdbcDerivations derivations) {
    this.contracts = contracts;
    this.derivations = derivations;
  }

  private record Made(ContractSet contracts, long revision, LineageGraph graph) {}

  synchronized LineageGraph graph() {
    ContractSet current = contracts.current();
    long revision = derivations.revision();
    Made last = made;
    if (last == null || last.contracts() != current || last.revision() != revision) {
      Map<TableName, Derivation> newest = new HashMap<>();
      derivations.newest().forEach(kept -> newest.put(kept.table(), kept.derivation()));
      last = new Made(current, revision, LineageGraph.of(current.contracts(), newest));
      made = last;
    }
    return last.graph();
  }
}
