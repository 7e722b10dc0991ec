package city.weir.contract.change;

import java.util.List;
import java.util.Optional;

/**
 * How a new version of a contract stands to the one in force.
 *
 * @param changes every difference, breaking ones first
 * @param versionProblem what is wrong with the new version's number and what to write instead;
 *     empty when it rises as the changes demand
 */
public record Verdict(List<Change> changes, Optional<String> versionProblem) {
  public Verdict {
    changes = List.copyOf(changes);
  }

  /** Whether nobody who reads by the old version is broken. */
  public boolean compatible() {
    return breaking().isEmpty();
  }

  /** The changes that break somebody. */
  public List<Change> breaking() {
    return changes.stream().filter(c -> c.effect() == Change.Effect.BREAKING).toList();
  }
}
