package city.weir.catalog.grading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
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

  /** What numbers of any system may look like. */
  private static final Set<Sensitive> NUMBERS = EnumSet.of(Sensitive.PHONE, Sensitive.BANK_CARD);

  private static final double SHARE = 0.3;
  private static final double SHARE_OF_VAGUE = 0.6;
  private static final double SHARE_OF_NUMBERED = 0.95;

  /** With the name saying so, that few suffice: registers are half empty. */
  private static final double SHARE_WHEN_NAMED = 0.05;

  /** Of so many values, that few different ones are words of a list, not people. */
  private static final int MANY = 20;

  private static final int FEW_DIFFERENT = 5;

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
   * The coordinates among {@code places} that are at protected sites, as a suspicion of both
   * columns. One row that happens to be near one is none; a table of such sites is.
   *
   * @param places longitude and latitude of rows, in degrees
   */
  public List<Suspicion> findSites(String longitude, String latitude, List<double[]> places) {
    int near = 0;
    Set<ProtectedSites.Site> reached = new HashSet<>();
    for (double[] place : places) {
      Optional<ProtectedSites.Site> site = sites.near(place[0], place[1]);
      if (site.isPresent()) {
        near++;
        reached.add(site.get());
      }
    }
    boolean counts = near > 0 && (near >= SHARE * places.size() || reached.size() >= 3);
    if (!counts) {
      return List.of();
    }
    int matched = near;
    return List.of(longitude, latitude).stream()
        .map(
            column ->
                new Suspicion(column, Sensitive.PROTECTED_SITE, matched, places.size(), false, ""))
        .toList();
  }

  private static Optional<Suspicion> strongest(ColumnSample column) {
    List<String> values = column.values().stream().map(Contents::plain).toList();
    Suspicion best = null;
    for (Sensitive kind : Sensitive.values()) {
      boolean named = kind.named(column.name()) || kind.named(column.title());
      List<String> matching = values.stream().filter(v -> Contents.is(kind, v, named)).toList();
      Suspicion suspicion =
          new Suspicion(
              column.name(),
              kind,
              matching.size(),
              values.size(),
              named,
              Forms.commonest(matching));
      if (counts(suspicion, column, matching) && (best == null || stronger(suspicion, best))) {
        best = suspicion;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean stronger(Suspicion suspicion, Suspicion best) {
    int byShare = Double.compare(suspicion.share(), best.share());
    return byShare > 0 || (byShare == 0 && suspicion.named() && !best.named());
  }

  private static boolean counts(Suspicion found, ColumnSample column, List<String> matching) {
    if (found.looked() == 0) {
      return found.named();
    }
    if (found.matched() == 0) {
      return false;
    }
    if (found.named()) {
      return found.share() >= SHARE_WHEN_NAMED;
    }
    if (VAGUE.contains(found.kind())) {
      boolean words = found.looked() >= MANY && new HashSet<>(matching).size() < FEW_DIFFERENT;
      return found.share() >= SHARE_OF_VAGUE && !words;
    }
    if (NUMBERS.contains(found.kind())) {
      if (Numbering.close(matching)) {
        return false;
      }
      if (Numbering.named(column)) {
        return found.share() >= SHARE_OF_NUMBERED && !Numbering.alike(matching);
      }
    }
    return found.share() >= SHARE;
  }
}
