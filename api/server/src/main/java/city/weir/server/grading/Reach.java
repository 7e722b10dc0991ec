package city.weir.server.grading;

import city.weir.contract.DataContract;
import city.weir.server.contracts.Contracts;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Subject.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose grades somebody may know of. */
final class Reach {
  private Reach() {}

  /**
   * Ids of datasets: their own, unless they are stewards; null for all there are.
   *
   * @param dataset only this one, or null
   */
  static @Nullable Set<String> of(Subject subject, @Nullable String dataset, Contracts contracts) {
    if (subject.is(Role.STEWARD)) {
      return dataset == null ? null : Set.of(dataset);
    }
    return contracts.all().stream()
        .filter(subject::owns)
        .map(DataContract::id)
        .filter(id -> dataset == null || id.equals(dataset))
        .collect(Collectors.toSet());
  }
}
