package city.weir.catalog.demand;

import city.weir.contract.Provider;
import java.util.List;
import java.util.Set;

/**
 * An entry that may satisfy a demand, and why.
 *
 * @param entry id
 * @param score 0 to 100
 * @param covered wanted items that it has
 * @param missing wanted items that it has not
 */
public record Candidate(
    String entry,
    String title,
    Provider provider,
    int score,
    List<Covered> covered,
    List<String> missing,
    Set<Reason> reasons) {
  public Candidate {
    covered = List.copyOf(covered);
    missing = List.copyOf(missing);
    reasons = Set.copyOf(reasons);
  }

  /**
   * A wanted item and the column that gives it.
   *
   * @param column its name
   * @param title its title
   */
  public record Covered(String wanted, String column, String title, How how) {}

  /** By what a column was recognised, the surest first. */
  public enum How {
    /** Both are the same data element. */
    ELEMENT,
    /** It is called the same. */
    NAME,
    /** One's name is part of the other's. */
    ALIKE
  }

  /** What else speaks for the entry. */
  public enum Reason {
    TITLE,
    THEME,
    AREA,
    CYCLE
  }
}
