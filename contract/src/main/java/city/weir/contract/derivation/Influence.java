package city.weir.contract.derivation;

import java.util.Set;

/** A column and the ways in which it takes part; never none. */
public record Influence(ColumnName of, Set<Manner> manners) {
  public Influence {
    manners = Set.copyOf(manners);
    if (manners.isEmpty()) {
      throw new IllegalArgumentException("%s takes part in no manner".formatted(of));
    }
  }

  /** Whether values of the column flow through. */
  public boolean direct() {
    return manners.stream().anyMatch(Manner::direct);
  }
}
