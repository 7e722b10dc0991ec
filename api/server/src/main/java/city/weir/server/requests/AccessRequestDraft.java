package city.weir.server.requests;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import city.weir.server.problem.Required;
import city.weir.sharing.request.Wish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param dataset id of the contract
 * @param purpose code of what it is needed for; GET /api/v1/purposes lists them
 * @param use for what exactly, at most 2,000 characters
 * @param ground the law, duty or task that calls for it; needed for conditional shares
 * @param ways query, sql, subscription, file, iceberg; absent for all the contract shares by
 * @param columns absent or empty for all
 * @param rows a condition on rows, or absent for all
 * @param masks by column, stricter masks than the contract's: remove, hash, partial:3,4,
 *     generalise:10, blur:2
 * @param from absent for the moment it is granted
 * @param until the end; agreements run three years at most, and can be renewed
 * @param networks networks it may go to, as the settings name them; absent for any
 * @param hours such as 08:00-18:00, absent for all
 * @param callsPerDay absent without limit
 * @param clearance grade up to which columns are wanted unmasked, such as general-2
 * @param renews id of the agreement this shall renew
 */
record AccessRequestDraft(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String dataset,
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
    @Nullable String clearance,
    @Nullable String renews) {
  private static final int MOST_CHARACTERS = 60_000;

  AccessRequestDraft {
    new Required()
        .field("dataset", dataset)
        .field("purpose", purpose)
        .field("use", use)
        .list("ways", ways)
        .list("columns", columns)
        .list("networks", networks)
        .list("masks", masks == null ? null : masks.values())
        .check();
  }

  Wish wish() {
    Wish wish =
        new Wish(
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
    if (wish.toString().length() > MOST_CHARACTERS) {
      throw new ProblemException(
          ProblemCode.BAD_REQUEST,
          "The request has more than %d characters: say it shorter".formatted(MOST_CHARACTERS));
    }
    return wish;
  }
}
