package city.weir.catalog.grading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds sensitive columns by their content and their names. Content with a check digit speaks for
 * itself; content of which much else has the form (names, addresses) needs more of it, and less
 * where the name says the same.
 */
public final class SensitiveColumns {
  /** Whose form alone says little: many words look like a name. */
  private static final Set<Sensitive> VAGUE = EnumSet.of(Sensitive.PERSON_NAME, Sensitive.ADDRESS);

  private static final double SHARE = 0.3;
  private static final double SHARE_OF_VAGUE = 0.7;

  /** With the name saying so, that few suffice: registers are half empty. */
  private static final double SHARE_WHEN_NAMED = 0.05;

  private final ProtectedSites sites;

  public SensitiveColumns(ProtectedSites sites) {
    this.sites = sites;
  }

  /** The columns among {@code columns} that seem sensitive, each with its weightiest reason. */
  public List<Suspicion> find(List<ColumnSample> columns) {
    List<Suspicion> found = new ArrayList<>();
    for (ColumnSample column : columns) {
      strongest(column).ifPresent(found::add);
    }
    return found;
  }

  /**
   * The coordinates among {@code places} that are near a protected site, as a suspicion of the
   * longitude's column.
   *
   * @param places longitude and latitude of rows, in degrees
   */
  public Optional<Suspicion> findSites(String longitude, List<double[]> places) {
    int near = 0;
    for (double[] place : places) {
      if (sites.near(place[0], place[1])) {
        near++;
      }
    }
    return near == 0
        ? Optional.empty()
        : Optional.of(
            new Suspicion(longitude, Sensitive.PROTECTED_SITE, near, places.size(), false));
  }

  private static Optional<Suspicion> strongest(ColumnSample column) {
    Suspicion best = null;
    for (Sensitive kind : Sensitive.values()) {
      boolean named = kind.named(column.name()) || kind.named(column.title());
      int looked = column.values().size();
      int matched = (int) column.values().stream().filter(v -> Contents.is(kind, v)).count();
      Suspicion suspicion = new Suspicion(column.name(), kind, matched, looked, named);
      if (counts(suspicion)
          && (best == null
              || share(suspicion) > share(best)
              || (share(suspicion) == share(best) && named && !best.named()))) {
        best = suspicion;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean counts(Suspicion suspicion) {
    if (suspicion.looked() == 0) {
      return suspicion.named();
    }
    double wanted =
        suspicion.named()
            ? SHARE_WHEN_NAMED
            : VAGUE.contains(suspicion.kind()) ? SHARE_OF_VAGUE : SHARE;
    return share(suspicion) >= wanted;
  }

  private static double share(Suspicion suspicion) {
    return suspicion.looked() == 0 ? 0 : (double) suspicion.matched() / suspicion.looked();
  }
}
