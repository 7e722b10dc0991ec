package city.weir.server.agreements;

import city.weir.sharing.policy.Agreement;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An agreement, in the words of its draft.
 *
 * @param columns empty for all
 * @param state {@code active} or {@code revoked}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgreementDetail(
    String id,
    String dataset,
    String recipient,
    String purpose,
    List<String> ways,
    List<String> columns,
    @Nullable String rows,
    Instant from,
    @Nullable Instant until,
    String clearance,
    String state) {

  static AgreementDetail of(Agreement agreement) {
    return new AgreementDetail(
        agreement.id(),
        agreement.dataset(),
        agreement.recipient(),
        agreement.purpose(),
        agreement.ways().stream().map(w -> w.name().toLowerCase(Locale.ROOT)).sorted().toList(),
        agreement.columns().stream().sorted().toList(),
        agreement.rows(),
        agreement.from(),
        agreement.until(),
        agreement.clearance().word(),
        agreement.state().name().toLowerCase(Locale.ROOT));
  }
}
