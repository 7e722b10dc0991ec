package city.weir.server.datasets;

import city.weir.contract.DataContract;
import city.weir.contract.Origin.Way;
import city.weir.sharing.policy.Call;
import city.weir.sharing.policy.Decision;
import city.weir.sharing.policy.Policy;
import city.weir.sharing.policy.Subject;
import city.weir.sharing.policy.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dataset goes out to whoever asks, by one way.
 *
 * @param code why not, for programs; absent when permitted
 * @param remedy what would change a no; absent when permitted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Access(
    String way, boolean permitted, @Nullable String code, Words reason, @Nullable Words remedy) {

  /** For every way what the policy answers, and a no where it permits what has no door. */
  static List<Access> of(
      Policy policy, Subject subject, DataContract dataset, Call call, Instant at) {
    return Arrays.stream(Way.values())
        .map(
            way -> {
              Decision decision = policy.decide(subject, dataset, call.by(way, at));
              Access said = of(way, decision);
              return decision instanceof Decision.Permit permit
                  ? Doors.closed(way, subject, permit).map(said::without).orElse(said)
                  : said;
            })
        .toList();
  }

  private Access without(Doors.Closed door) {
    return new Access(way, false, "no-door", door.reason(), door.remedy());
  }

  static Access of(Way way, Decision decision) {
    String name = way.name().toLowerCase(Locale.ROOT);
    if (decision instanceof Decision.Deny deny) {
      String code = deny.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new Access(name, false, code, deny.reason(), deny.remedy());
    }
    return new Access(name, true, null, ((Decision.Permit) decision).explanation(), null);
  }
}
