package city.weir.sharing.policy;

import city.weir.contract.Origin.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where and for what somebody calls, before it is known which dataset leaves by which way.
 *
 * @param network name of the network the call comes from, or null when it is none of the known ones
 * @param purpose code of what the data is wanted for, or null when the caller does not say
 */
public record Call(@Nullable String network, @Nullable String purpose) {
  /** From no known network, for whatever was agreed. */
  public static final Call UNKNOWN = new Call(null, null);

  public Circumstances by(Way way, Instant at) {
    return new Circumstances(way, at, network, purpose);
  }
}
