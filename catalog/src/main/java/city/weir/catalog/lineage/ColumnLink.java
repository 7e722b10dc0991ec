package city.weir.catalog.lineage;

import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Manner;
import java.util.Set;

/** That one column takes part in the values of another. */
public record ColumnLink(ColumnName from, ColumnName to, Set<Manner> manners) {
  public ColumnLink {
    manners = Set.copyOf(manners);
  }
}
