package city.weir.sharing.request;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Wishes for the hospitals of the sample city. */
public final class SampleWish {
  /** A Monday, nine o'clock in China. */
  public static final Instant MONDAY = Instant.parse("2026-11-16T01:00:00Z");

  public static final Instant NEXT_YEAR = Instant.parse("2027-11-16T00:00:00Z");

  private SampleWish() {}

  /** Ids, names and beds for a year. */
  public static Wish beds() {
    return of(Set.of("id", "name", "beds"), "general-2");
  }

  /** Phones unmasked: graded general-4. */
  public static Wish phones() {
    return of(Set.of("id", "phone"), "general-4");
  }

  public static Wish of(Set<String> columns, String clearance) {
    return new Wish(
        "emergency-response",
        "汛期调度床位",
        "《突发事件应对法》",
        Set.of("query"),
        columns,
        "beds > 20",
        Map.of(),
        null,
        NEXT_YEAR,
        Set.of(),
        null,
        1000,
        clearance);
  }
}
