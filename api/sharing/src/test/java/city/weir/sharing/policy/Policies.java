package city.weir.sharing.policy;

import java.time.ZoneId;

/** Policies that keep what they count for as long as the test lasts. */
public final class Policies {
  private Policies() {}

  /** One that takes hours as clocks in China show them. */
  public static Policy of(AgreementStore agreements) {
    return new Policy(agreements, new InMemoryCallCounts(), ZoneId.of("Asia/Shanghai"));
  }
}
