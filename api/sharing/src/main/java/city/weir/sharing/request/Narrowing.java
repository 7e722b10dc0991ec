package city.weir.sharing.request;

import city.weir.contract.Grade;
import city.weir.sharing.policy.Masks;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer agrees to where that is less than what was asked for; what is null or empty stays
 * as asked.
 *
 * @param columns these only
 * @param rows of the rows asked for those only that meet this condition too
 * @param masks by column, in words
 * @param until an earlier end
 * @param networks these only
 * @param callsPerDay fewer
 * @param clearance a lower one
 */
public record Narrowing(
    Set<String> columns,
    @Nullable String rows,
    Map<String, String> masks,
    @Nullable Instant until,
    Set<String> networks,
    @Nullable Integer callsPerDay,
    @Nullable String clearance) {
  public Narrowing {
    columns = Set.copyOf(columns);
    masks = Map.copyOf(masks);
    networks = Set.copyOf(networks);
  }

  /**
   * {@code wish} narrowed down.
   *
   * @throws IllegalArgumentException naming what would be wider than what was asked for
   */
  Wish applyTo(Wish wish) {
    require(
        wish.columns().isEmpty() || wish.columns().containsAll(columns),
        "columns: some were not asked for");
    require(
        wish.networks().isEmpty() || wish.networks().containsAll(networks),
        "networks: some were not asked for");
    Instant asked = wish.until();
    require(
        until == null || asked == null || !until.isAfter(asked),
        "until: is later than what was asked for");
    Integer calls = wish.callsPerDay();
    require(
        callsPerDay == null || calls == null || callsPerDay <= calls,
        "callsPerDay: is more than what was asked for");
    require(
        clearance == null || rank(clearance) <= rank(wish.clearance()),
        "clearance: is higher than what was asked for");
    return new Wish(
        wish.purpose(),
        wish.use(),
        wish.ground(),
        wish.ways(),
        columns.isEmpty() ? wish.columns() : columns,
        both(wish.rows()),
        masked(wish.masks()),
        wish.from(),
        until == null ? asked : until,
        networks.isEmpty() ? wish.networks() : networks,
        wish.hours(),
        callsPerDay == null ? calls : callsPerDay,
        clearance == null ? wish.clearance() : clearance);
  }

  private @Nullable String both(@Nullable String asked) {
    if (rows == null || asked == null) {
      return rows == null ? asked : rows;
    }
    return "(%s) and (%s)".formatted(asked, rows);
  }

  private Map<String, String> masked(Map<String, String> asked) {
    Map<String, String> all = new HashMap<>(asked);
    masks.forEach(
        (column, mask) ->
            all.merge(
                column,
                mask,
                (one, other) -> Masks.write(Masks.strictest(Masks.read(one), Masks.read(other)))));
    return all;
  }

  private static int rank(@Nullable String word) {
    return Arrays.stream(Grade.values())
        .filter(grade -> grade.word().equals(word))
        .findFirst()
        .orElse(Grade.GENERAL_1)
        .ordinal();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
