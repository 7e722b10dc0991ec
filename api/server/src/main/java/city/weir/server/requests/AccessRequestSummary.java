package city.weir.server.requests;

import city.weir.sharing.request.AccessRequest;
import city.weir.sharing.request.Deadlines;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request on a list.
 *
 * @param phase the part of its way it is in; absent when nobody is to act
 * @param due when that is to be done; absent when nobody is to act
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessRequestSummary(
    String id,
    Instant madeAt,
    String dataset,
    AccessRequestDetail.Applicant applicant,
    String purpose,
    String state,
    @Nullable String phase,
    @Nullable Instant due,
    boolean overdue) {

  static AccessRequestSummary of(AccessRequest request, Optional<Deadlines.Part> current) {
    return new AccessRequestSummary(
        request.id(),
        request.madeAt(),
        request.dataset(),
        AccessRequestDetail.Applicant.of(request.applicant()),
        request.asked().purpose(),
        request.state().word(),
        current.map(part -> part.phase().name()).orElse(null),
        current.map(part -> part.term().due()).orElse(null),
        current.map(part -> part.term().overdue()).orElse(false));
  }
}
