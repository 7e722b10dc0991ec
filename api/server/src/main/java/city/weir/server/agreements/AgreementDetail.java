package city.weir.server.agreements;

import city.weir.sharing.policy.Agreement;
import city.weir.sharing.policy.Hours;
import city.weir.sharing.policy.Masks;
import city.weir.sharing.policy.Terms;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A version of an agreement, in the words of its draft.
 *
 * @param since from when on this version counts
 * @param provider 统一社会信用代码 of the provider
 * @param columns empty for all
 * @param networks empty for any
 * @param hours such as 08:00-18:00
 * @param standing {@code coming}, {@code active}, {@code suspended}, {@code expired} or {@code
 *     revoked}
 * @param by who made this version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementDetail(
    String id,
    int version,
    Instant since,
    String dataset,
    String provider,
    String recipient,
    String purpose,
    String use,
    @Nullable String ground,
    List<String> ways,
    List<String> columns,
    @Nullable String rows,
    Map<String, String> masks,
    Instant from,
    @Nullable Instant until,
    List<String> networks,
    @Nullable String hours,
    @Nullable Integer callsPerDay,
    String clearance,
    String standing,
    @Nullable String request,
    String by,
    @Nullable String note) {

  /** As it stands at {@code now}. */
  public static AgreementDetail of(Agreement agreement, Instant now) {
    Terms terms = agreement.terms();
    Hours hours = terms.hours();
    Map<String, String> masks = new TreeMap<>();
    terms.masks().forEach((column, mask) -> masks.put(column, Masks.write(mask)));
    return new AgreementDetail(
        agreement.id(),
        agreement.version(),
        agreement.since(),
        agreement.dataset(),
        agreement.provider(),
        agreement.recipient(),
        agreement.purpose(),
        agreement.use(),
        agreement.ground(),
        terms.ways().stream().map(w -> w.name().toLowerCase(Locale.ROOT)).sorted().toList(),
        terms.columns().stream().sorted().toList(),
        terms.rows(),
        masks,
        terms.from(),
        terms.until(),
        terms.networks().stream().sorted().toList(),
        hours == null ? null : hours.toString(),
        terms.callsPerDay(),
        terms.clearance().word(),
        agreement.standing(now).name().toLowerCase(Locale.ROOT),
        agreement.request(),
        agreement.by(),
        agreement.note());
  }
}
