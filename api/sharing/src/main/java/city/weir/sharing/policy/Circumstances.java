package city.weir.sharing.policy;

import city.weir.contract.Origin.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the policy weighs beside who asks and for which dataset.
 *
 * @param way how the data is to leave
 * @param at the moment it would leave
 * @param network name of the network it would leave to, or null when it is none of the known ones
 * @param purpose code of what it is wanted for, or null when the caller does not say: then it is
 *     for whatever was agreed
 */
public record Circumstances(
    Way way, Instant at, @Nullable String network, @Nullable String purpose) {

  /** Nothing is known but the way and the moment. */
  public static Circumstances of(Way way, Instant at) {
    return Call.UNKNOWN.by(way, at);
  }
}
