package city.weir.jobs.lineage;

import city.weir.contract.derivation.ColumnName;
import city.weir.contract.derivation.Influence;
import city.weir.contract.derivation.Manner;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns of tables that a value depends on, each with its manners: one direct at most, the one
 * that changes the value most. Immutable.
 */
final class Provenance {
  static final Provenance NONE = new Provenance(new TreeMap<>());

  private final Map<ColumnName, EnumSet<Manner>> manners;

  private Provenance(Map<ColumnName, EnumSet<Manner>> manners) {
    this.manners = manners;
  }

  static Provenance of(ColumnName column) {
    return new Provenance(new TreeMap<>(Map.of(column, EnumSet.of(Manner.IDENTITY))));
  }

  static Provenance all(Collection<Provenance> parts) {
    Map<ColumnName, EnumSet<Manner>> all = new TreeMap<>();
    for (Provenance part : parts) {
      part.manners.forEach(
          (column, own) ->
              all.computeIfAbsent(column, c -> EnumSet.noneOf(Manner.class)).addAll(own));
    }
    all.values().forEach(Provenance::keepStrongest);
    return new Provenance(all);
  }

  Provenance and(Provenance other) {
    return all(List.of(this, other));
  }

  /** The same, taking part in something further in the way of {@code next}. */
  Provenance then(Manner next) {
    Map<ColumnName, EnumSet<Manner>> further = new TreeMap<>();
    manners.forEach(
        (column, own) -> {
          EnumSet<Manner> turned = EnumSet.noneOf(Manner.class);
          own.forEach(manner -> turned.add(manner.then(next)));
          keepStrongest(turned);
          further.put(column, turned);
        });
    return new Provenance(further);
  }

  /** Without the columns whose values flow into {@code other} anyway. */
  Provenance beside(Provenance other) {
    Map<ColumnName, EnumSet<Manner>> rest = new TreeMap<>(manners);
    rest.keySet()
        .removeIf(
            column -> {
              Set<Manner> there = other.manners.get(column);
              return there != null && there.stream().anyMatch(Manner::direct);
            });
    return new Provenance(rest);
  }

  List<Influence> influences() {
    return manners.entrySet().stream().map(e -> new Influence(e.getKey(), e.getValue())).toList();
  }

  private static void keepStrongest(EnumSet<Manner> manners) {
    if (manners.contains(Manner.AGGREGATION)) {
      manners.remove(Manner.TRANSFORMATION);
      manners.remove(Manner.IDENTITY);
    } else if (manners.contains(Manner.TRANSFORMATION)) {
      manners.remove(Manner.IDENTITY);
    }
  }
}
