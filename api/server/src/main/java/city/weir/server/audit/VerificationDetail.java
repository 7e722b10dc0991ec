package city.weir.server.audit;

import city.weir.sharing.audit.verify.Finding;
import city.weir.sharing.audit.verify.Report;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verification as the API shows it.
 *
 * @param percent how much of it is done
 * @param verified number of the last entry verified so far
 * @param sealed up to which entry seals were found to fit; absent while it runs
 * @param head hash of the last entry that is as it was written; absent while it runs
 * @param broken the first broken link; absent when there is none
 * @param notes what is no break, but should be known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationDetail(
    String id,
    String by,
    VerificationRun.State state,
    int percent,
    Instant began,
    @Nullable Instant ended,
    long verified,
    @Nullable Long first,
    @Nullable Long sealed,
    @Nullable String head,
    @Nullable Finding broken,
    List<String> notes) {

  static VerificationDetail of(VerificationRun run) {
    Report report = run.report();
    return new VerificationDetail(
        run.id(),
        run.by(),
        run.state(),
        run.percent(),
        run.began(),
        run.ended(),
        report == null ? run.verified() : report.head().sequence(),
        report == null ? null : report.first(),
        report == null ? null : report.sealed(),
        report == null ? null : report.head().hash().toString(),
        report == null ? null : report.broken().orElse(null),
        report == null ? List.of() : report.notes());
  }
}
