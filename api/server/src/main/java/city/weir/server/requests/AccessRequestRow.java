package city.weir.server.requests;

import city.weir.sharing.policy.Words;
import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import city.weir.sharing.request.Wish;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in a list.
 *
 * @param state its word, such as {@code in-review}
 * @param phase the part of its way whose clock runs, or null
 * @param due when that part ends, or null
 * @param awaitsYou whether the reader is to act
 */
record AccessRequestRow(
    String id,
    String dataset,
    String applicant,
    Wish asked,
    Instant madeAt,
    String state,
    @Nullable Words phase,
    @Nullable Instant due,
    boolean overdue,
    boolean awaitsYou) {

  static AccessRequestRow of(AccessRequest request, List<Deadlines.Part> clock, boolean awaitsYou) {
    Deadlines.Part current =
        clock.stream().filter(Deadlines.Part::current).findFirst().orElse(null);
    return new AccessRequestRow(
        request.id(),
        request.dataset(),
        request.applicant().name(),
        request.asked(),
        request.madeAt(),
        request.state().word(),
        current == null ? null : current.phase().title(),
        current == null ? null : current.term().due(),
        current != null && current.term().overdue(),
        awaitsYou);
  }
}
