package city.weir.sharing.policy;

import city.weir.contract.Grade;
import city.weir.contract.Origin;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider and a recipient agreed on about one dataset.
 *
 * @param dataset id of the contract
 * @param recipient id of the party it is made with
 * @param purpose what the recipient needs the data for
 * @param ways the ways it may come by; never more than the contract shares
 * @param columns the columns it covers, empty for all
 * @param rows a condition on rows in the language of filters, or null for all
 * @param from in force from this moment
 * @param until in force before this moment, or null when it has no end
 * @param clearance columns up to this grade are shown without a mask
 */
public record Agreement(
    String id,
    String dataset,
    String recipient,
    String purpose,
    Set<Origin.Way> ways,
    Set<String> columns,
    @Nullable String rows,
    Instant from,
    @Nullable Instant until,
    Grade clearance,
    State state) {

  public Agreement {
    ways = Set.copyOf(ways);
    columns = Set.copyOf(columns);
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException(
          "Agreement %s ends before it begins: from %s until %s".formatted(id, from, until));
    }
  }

  public enum State {
    ACTIVE,
    /** Ended before its time; never comes back. */
    REVOKED
  }

  public boolean inForce(Instant at) {
    return state == State.ACTIVE && !at.isBefore(from) && (until == null || at.isBefore(until));
  }
}
