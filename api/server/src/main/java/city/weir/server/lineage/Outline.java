package city.weir.server.lineage;

import city.weir.catalog.lineage.Trail;
import city.weir.catalog.lineage.Trail.Link;
import city.weir.catalog.lineage.Trail.Stop;
import city.weir.catalog.lineage.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trail as a nested list, for those who cannot see the picture: every stop once, under the stop
 * that leads to it.
 *
 * @param uses in what forms it uses the stop it stands under
 */
record Outline(Stop stop, List<Use> uses, List<Outline> under) {
  Outline {
    uses = List.copyOf(uses);
    under = List.copyOf(under);
  }

  /** Whether the reader may see what it is. */
  public boolean seen() {
    return stop instanceof Trail.Seen;
  }

  /** What the start is made from. */
  static List<Outline> above(Trail trail) {
    return new Making(trail, true).under(trail.stops().get(0));
  }

  /** What is made from the start, and who uses it. */
  static List<Outline> below(Trail trail) {
    return new Making(trail, false).under(trail.stops().get(0));
  }

  /** One way through the trail. */
  private static final class Making {
    private final Trail trail;
    private final boolean up;
    private final Set<String> told = new HashSet<>();

    Making(Trail trail, boolean up) {
      this.trail = trail;
      this.up = up;
    }

    List<Outline> under(Stop stop) {
      told.add(stop.id());
      List<Stop> next = new ArrayList<>();
      List<List<Use>> uses = new ArrayList<>();
      for (Link link : trail.links()) {
        boolean leads = (up ? link.to() : link.from()).equals(stop.id());
        if (leads) {
          trail
              .stop(up ? link.from() : link.to())
              .filter(other -> up ? other.layer() < stop.layer() : other.layer() > stop.layer())
              .filter(other -> told.add(other.id()))
              .ifPresent(
                  other -> {
                    next.add(other);
                    uses.add(link.uses());
                  });
        }
      }
      List<Outline> lines = new ArrayList<>();
      for (int i = 0; i < next.size(); i++) {
        lines.add(new Outline(next.get(i), uses.get(i), under(next.get(i))));
      }
      return lines;
    }
  }
}
