package city.weir.sharing.request;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a dataset, in the words of whoever wants it; not checked.
 *
 * @param purpose code of what it is needed for
 * @param use in words, for what exactly
 * @param ground the law, duty or task that calls for it
 * @param ways query, sql, subscription, file, iceberg; empty for all that the contract shares by
 * @param columns empty for all
 * @param rows a condition on rows, or null for all
 * @param masks by column, stricter masks than the contract's, as {@link
 *     city.weir.sharing.policy.Masks#read} reads them
 * @param from null for the moment it is granted
 * @param until null when it shall have no end
 * @param networks the networks it shall go to, empty for any
 * @param hours such as {@code 08:00-18:00}, or null for all
 * @param callsPerDay how often a day, or null without limit
 * @param clearance grade up to which columns are wanted unmasked, or null for general-1
 */
public record Wish(
    String purpose,
    String use,
    @Nullable String ground,
    Set<String> ways,
    Set<String> columns,
    @Nullable String rows,
    Map<String, String> masks,
    @Nullable Instant from,
    @Nullable Instant until,
    Set<String> networks,
    @Nullable String hours,
    @Nullable Integer callsPerDay,
    @Nullable String clearance) {
  public Wish {
    ways = Set.copyOf(ways);
    columns = Set.copyOf(columns);
    masks = Map.copyOf(masks);
    networks = Set.copyOf(networks);
  }
}
