package city.weir.server.agreements;

import city.weir.sharing.request.Limits;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far what parties ask of each other may go, as {@code weir.agreements.<name>}.
 *
 * @param longest how long an agreement that was requested may run, such as {@code P3Y} or {@code
 *     P6M}
 * @param mostCallsPerDay how many calls a day may be agreed on
 * @param words characters of the use, and of the ground, at most
 * @param openRequests requests of one party that may be undecided at once, drafts among them
 */
@ConfigurationProperties("weir.agreements")
record AgreementSettings(
    @DefaultValue("P3Y") Period longest,
    @DefaultValue("1000000") int mostCallsPerDay,
    @DefaultValue("2000") int words,
    @DefaultValue("100") int openRequests) {
  /** What the database has room for. */
  private static final int MOST_WORDS = 4_000;

  AgreementSettings {
    Instant day = Instant.EPOCH;
    if (!day.atOffset(ZoneOffset.UTC).plus(longest).toInstant().isAfter(day)) {
      throw new IllegalArgumentException(
          "weir.agreements.longest is %s, so nothing could be agreed: write a period such as P3Y"
              .formatted(longest));
    }
    check("most-calls-per-day", mostCallsPerDay, Integer.MAX_VALUE);
    check("words", words, MOST_WORDS);
    check("open-requests", openRequests, Integer.MAX_VALUE);
  }

  private static void check(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "weir.agreements.%s is %d: write 1 to %d".formatted(name, value, most));
    }
  }

  Limits limits() {
    return new Limits(longest, false, mostCallsPerDay, words, openRequests);
  }
}
