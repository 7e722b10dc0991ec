package city.weir.lake;

import java.time.Instant;

/** The state of a table a read looks at: after an incident people ask what was known when. */
public sealed interface AsOf {
  /** The newest published state. */
  record Now() implements AsOf {}

  /** The state published last at or before {@code instant}. */
  record At(Instant instant) implements AsOf {}

  /** Exactly this snapshot. */
  record Snapshot(long id) implements AsOf {}

  AsOf NOW = new Now();
}
