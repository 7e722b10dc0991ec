package city.weir.sharing.policy;

import city.weir.sharing.SampleCity;
import city.weir.sharing.policy.Agreement.State;
import java.time.Instant;

/** Agreements about the hospitals of the sample city, with the emergency office of Jianghan. */
public final class SampleAgreements {
  private SampleAgreements() {}

  /** The version {@code version} of {@code id}, on these terms. */
  public static Agreement of(String id, int version, Terms terms, State state) {
    return new Agreement(
        id,
        version,
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(version),
        SampleCity.hospitals().id(),
        SampleCity.hospitals().provider().code(),
        SampleCity.JIANGHAN.party(),
        "emergency-response",
        "防汛",
        "《突发事件应对法》",
        terms,
        state,
        null,
        "steward",
        null);
  }

  /** The first version of an active one. */
  public static Agreement of(String id, Terms terms) {
    return of(id, 1, terms, State.ACTIVE);
  }
}
