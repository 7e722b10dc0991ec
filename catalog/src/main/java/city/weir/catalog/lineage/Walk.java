package city.weir.catalog.lineage;

import city.weir.catalog.lineage.Trail.Link;
import city.weir.catalog.lineage.Trail.Seen;
import city.weir.catalog.lineage.Trail.Stop;
import city.weir.catalog.lineage.Trail.Unseen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One walk through the graph, level by level. What the onlooker may not see is walked through, and
 * stands on the way as a mere number: otherwise what they may see would seem to come from nowhere.
 */
public final class Walk {
  private static final Comparator<Node> ORDER =
      Comparator.comparing(Node::kind).thenComparing(Node::title).thenComparing(Node::id);

  private final LineageGraph graph;
  private final Extent extent;
  private final Onlooker onlooker;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  /** In which group each node that was met is. */
  private final Map<String, Group> placed = new LinkedHashMap<>();

  private int unseen;

  private Walk(LineageGraph graph, Extent extent, Onlooker onlooker) {
    this.graph = graph;
    this.extent = extent;
    this.onlooker = onlooker;
  }

  /** A stop in the making: one node, or several that may not be seen. */
  private static final class Group {
    final String id;
    final List<Node> members;
    final boolean seen;
    final int layer;
    int above;
    int below;

    Group(String id, List<Node> members, boolean seen, int layer) {
      this.id = id;
      this.members = members;
      this.seen = seen;
      this.layer = layer;
    }

    Stop stop() {
      return seen
          ? new Seen(id, members.get(0), layer, above, below)
          : new Unseen(id, members.size(), layer);
    }
  }

  /** What {@code onlooker} sees from {@code start}, which they must be able to see. */
  public static Trail from(
      LineageGraph graph, Node start, Direction direction, Extent extent, Onlooker onlooker) {
    Walk walk = new Walk(graph, extent, onlooker);
    Group first = walk.place(new Group(start.id(), List.of(start), true, 0));
    if (direction.up()) {
      walk.go(first, true);
    }
    if (direction.down()) {
      walk.go(first, false);
    }
    List<Link> links = walk.links();
    if (direction.down()) {
      links.addAll(walk.uses());
    }
    return new Trail(walk.groups.values().stream().map(Group::stop).toList(), links);
  }

  private void go(Group first, boolean up) {
    List<Group> frontier = List.of(first);
    for (int step = 1; !frontier.isEmpty(); step++) {
      List<Group> next = new ArrayList<>();
      for (Group group : frontier) {
        next.addAll(from(group, up, step));
      }
      frontier = next;
    }
  }

  /** Places the neighbours of {@code group} that were not met yet, as far as there is room. */
  private List<Group> from(Group group, boolean up, int step) {
    Set<Node> seen = new LinkedHashSet<>();
    Set<Node> counted = new LinkedHashSet<>();
    for (Node member : group.members) {
      for (Node other : up ? graph.above(member.id()) : graph.below(member.id())) {
        if (!placed.containsKey(other.id())) {
          switch (onlooker.sight(other)) {
            case SEEN -> seen.add(other);
            case COUNTED -> counted.add(other);
            case NONE -> {}
          }
        }
      }
    }
    int layer = up ? -step : step;
    List<Group> made = new ArrayList<>();
    List<Node> ordered = seen.stream().sorted(ORDER).toList();
    int room = step > extent.depth() ? 0 : Math.min(extent.width(), room());
    for (Node node : ordered.subList(0, Math.min(room, ordered.size()))) {
      made.add(place(new Group(node.id(), List.of(node), true, layer)));
    }
    int left = ordered.size() - made.size();
    if (!counted.isEmpty() && step <= extent.depth() && room() > 0) {
      String id = "unseen-" + ++unseen;
      made.add(place(new Group(id, List.copyOf(counted), false, layer)));
    } else {
      left += counted.size();
    }
    if (up) {
      group.above += left;
    } else {
      group.below += left;
    }
    return made;
  }

  private int room() {
    return Math.max(0, Extent.MOST_STOPS - groups.size());
  }

  private Group place(Group group) {
    groups.put(group.id, group);
    group.members.forEach(node -> placed.put(node.id(), group));
    return group;
  }

  private List<Link> links() {
    Set<Link> links = new LinkedHashSet<>();
    placed.forEach(
        (id, from) -> {
          for (Node other : graph.below(id)) {
            Group to = placed.get(other.id());
            if (to != null && to != from) {
              links.add(new Link(from.id, to.id, List.of()));
            }
          }
        });
    return new ArrayList<>(links);
  }

  /** Who uses the start, and what is made from it. */
  private List<Link> uses() {
    List<Link> links = new ArrayList<>();
    List<Group> datasets =
        groups.values().stream()
            .filter(g -> g.seen && g.layer >= 0 && g.members.get(0).kind() == Node.Kind.DATASET)
            .toList();
    for (Group dataset : datasets) {
      Map<Node, List<Use>> users = new LinkedHashMap<>();
      onlooker.uses(dataset.members.get(0)).stream()
          .sorted(Comparator.comparing(Use::by, ORDER))
          .forEach(use -> users.computeIfAbsent(use.by(), by -> new ArrayList<>()).add(use));
      int shown = 0;
      for (Map.Entry<Node, List<Use>> user : users.entrySet()) {
        Node by = user.getKey();
        if (!groups.containsKey(by.id()) && (shown == extent.width() || room() == 0)) {
          dataset.below++;
          continue;
        }
        if (!groups.containsKey(by.id())) {
          groups.put(by.id(), new Group(by.id(), List.of(by), true, dataset.layer + 1));
        }
        shown++;
        links.add(new Link(dataset.id, by.id(), user.getValue()));
      }
    }
    return links;
  }
}
