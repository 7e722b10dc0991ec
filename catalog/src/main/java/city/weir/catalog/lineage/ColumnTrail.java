package city.weir.catalog.lineage;

import city.weir.contract.TableName;
import city.weir.contract.derivation.ColumnName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one onlooker sees of where columns come from and go to.
 *
 * @param links between columns of tables that may be seen
 * @param unseen columns that are also made from others, or used in others, of tables that may not
 *     be seen; which, and how many, is not told
 */
public record ColumnTrail(Set<ColumnLink> links, Set<ColumnName> unseen) {
  public ColumnTrail {
    links = Set.copyOf(links);
    unseen = Set.copyOf(unseen);
  }

  /** Follows {@code start}, at most {@code depth} steps each way. */
  public static ColumnTrail follow(
      LineageGraph graph, ColumnName start, Direction direction, int depth, Onlooker onlooker) {
    Following following = new Following(graph, onlooker);
    if (direction.up()) {
      following.follow(start, depth, true);
    }
    if (direction.down()) {
      following.follow(start, depth, false);
    }
    return new ColumnTrail(following.links, following.unseen);
  }

  /** Every link between columns of {@code tables}, which the onlooker sees. */
  public static ColumnTrail between(LineageGraph graph, Set<TableName> tables, Onlooker onlooker) {
    Following following = new Following(graph, onlooker);
    for (TableName table : tables) {
      graph
          .derivation(table)
          .ifPresent(
              derivation ->
                  derivation
                      .columns()
                      .keySet()
                      .forEach(column -> following.step(new ColumnName(table, column), true)));
    }
    following.links.removeIf(
        link -> !tables.contains(link.from().table()) || !tables.contains(link.to().table()));
    return new ColumnTrail(following.links, following.unseen);
  }

  /** The columns that are linked, by their tables. */
  public Map<TableName, Set<String>> columns() {
    Map<TableName, Set<String>> columns = new HashMap<>();
    for (ColumnLink link : links) {
      for (ColumnName column : List.of(link.from(), link.to())) {
        columns.computeIfAbsent(column.table(), t -> new TreeSet<>()).add(column.column());
      }
    }
    return columns;
  }

  /** Collects links as it goes. */
  private static final class Following {
    private final LineageGraph graph;
    private final Map<TableName, Boolean> known = new HashMap<>();
    private final Predicate<TableName> sees;
    private final Set<ColumnLink> links = new LinkedHashSet<>();
    private final Set<ColumnName> unseen = new LinkedHashSet<>();

    Following(LineageGraph graph, Onlooker onlooker) {
      this.graph = graph;
      this.sees =
          table ->
              known.computeIfAbsent(
                  table,
                  t ->
                      graph
                          .node(t)
                          .filter(node -> onlooker.sight(node) == Onlooker.Sight.SEEN)
                          .isPresent());
    }

    void follow(ColumnName start, int depth, boolean up) {
      record Place(ColumnName column, int steps) {}
      Set<ColumnName> visited = new LinkedHashSet<>(Set.of(start));
      Deque<Place> ahead = new ArrayDeque<>(List.of(new Place(start, 0)));
      while (!ahead.isEmpty()) {
        Place place = ahead.remove();
        if (place.steps() == depth) {
          continue;
        }
        for (ColumnName next : step(place.column(), up)) {
          if (visited.add(next)) {
            ahead.add(new Place(next, place.steps() + 1));
          }
        }
      }
    }

    /** The neighbours of a column that may be seen. */
    List<ColumnName> step(ColumnName column, boolean up) {
      List<ColumnName> next = new ArrayList<>();
      for (ColumnLink link : up ? graph.above(column) : graph.below(column)) {
        ColumnName other = up ? link.from() : link.to();
        if (sees.test(other.table())) {
          links.add(link);
          next.add(other);
        } else {
          unseen.add(column);
        }
      }
      return next;
    }
  }
}
