package city.weir.catalog.lineage;

import java.util.List;
import java.util.Optional;

/**
 * What one onlooker sees of the lineage of a node.
 *
 * @param stops the start first, the nearest next
 * @param links each from a stop to one that is made from it, or uses it
 */
public record Trail(List<Stop> stops, List<Link> links) {
  public Trail {
    stops = List.copyOf(stops);
    links = List.copyOf(links);
  }

  /** A place on the way. */
  public sealed interface Stop {
    /** Unlike that of every other stop of the trail; says nothing of what may not be seen. */
    String id();

    /** Steps from the start: below 0 for what it is made from. */
    int layer();
  }

  /**
   * @param above how many more it is made from, which are not shown
   * @param below how many more are made from it
   */
  public record Seen(String id, Node node, int layer, int above, int below) implements Stop {}

  /** So many that the onlooker may not see, counted and not named. */
  public record Unseen(String id, int count, int layer) implements Stop {}

  /**
   * @param uses in what forms the one uses the other; empty when it is made from it
   */
  public record Link(String from, String to, List<Use> uses) {
    public Link {
      uses = List.copyOf(uses);
    }
  }

  public Optional<Stop> stop(String id) {
    return stops.stream().filter(stop -> stop.id().equals(id)).findFirst();
  }

  /** The nodes that are shown. */
  public List<Seen> seen() {
    return stops.stream().filter(Seen.class::isInstance).map(Seen.class::cast).toList();
  }
}
