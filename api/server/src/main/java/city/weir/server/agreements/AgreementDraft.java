package city.weir.server.agreements;

import city.weir.server.problem.Required;
import city.weir.sharing.request.Wish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as it is proposed, in words.
 *
 * @param dataset id of the contract
 * @param recipient id of the party it is made with
 * @param purpose code of what the recipient needs the data for, such as emergency-response
 * @param use for what exactly, at most 2,000 characters
 * @param ground the law, duty or task that calls for it
 * @param ways query, sql, subscription, file, iceberg; absent for all the contract shares by
 * @param columns absent or empty for all
 * @param rows a condition on rows, or absent for all
 * @param masks by column, stricter masks than the contract's: remove, hash, partial:3,4,
 *     generalise:10, blur:2
 * @param until absent when it has no end
 * @param networks networks it may go to, as the settings name them; absent for any
 * @param hours such as 08:00-18:00, absent for all
 * @param callsPerDay absent without limit
 * @param clearance grade up to which columns are shown unmasked, such as general-2
 */
record AgreementDraft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String dataset,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String purpose,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String use,
    @Nullable String ground,
    @Nullable Set<String> ways,
    @Nullable Set<String> columns,
    @Nullable String rows,
    @Nullable Map<String, String> masks,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Set<String> networks,
    @Nullable String hours,
    @Nullable Integer callsPerDay,
    @Nullable String clearance) {

  AgreementDraft {
    new Required()
        .field("dataset", dataset)
        .field("recipient", recipient)
        .field("purpose", purpose)
        .field("use", use)
        .list("ways", ways)
        .list("columns", columns)
        .list("networks", networks)
        .list("masks", masks == null ? null : masks.values())
        .check();
  }

  Wish wish() {
    return new Wish(
        purpose,
        use,
        ground,
        Objects.requireNonNullElse(ways, Set.of()),
        Objects.requireNonNullElse(columns, Set.of()),
        rows,
        Objects.requireNonNullElse(masks, Map.of()),
        from,
        until,
        Objects.requireNonNullElse(networks, Set.of()),
        hours,
        callsPerDay,
        clearance);
  }
}
