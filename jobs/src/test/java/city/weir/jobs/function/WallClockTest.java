package city.weir.jobs.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  private static final Conversion SHANGHAI = Moments.moment("Asia/Shanghai");

  @Property(tries = 300)
  void readsEverySpellingOfAMomentAlike(@ForAll("times") LocalDateTime time) {
    for (String pattern :
        new String[] {
          "uuuu-MM-dd HH:mm:ss",
          "uuuu-MM-dd'T'HH:mm:ss",
          "uuuu/M/d H:m:s",
          "uuuu.MM.dd HH:mm:ss",
          "uuuu年M月d日 H时m分s秒",
          "uuuuMMddHHmmss"
        }) {
      String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
      assertThat(read(SHANGHAI, text))
          .as(text)
          .isEqualTo(micros(time.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime()));
    }
  }

  @Property(tries = 300)
  void prefersTheZoneWrittenWithTheValue(
      @ForAll("times") LocalDateTime time, @ForAll("offsets") ZoneOffset offset) {
    OffsetDateTime moment = time.atOffset(offset);

    assertThat(read(SHANGHAI, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)))
        .isEqualTo(micros(moment));
    assertThat(read(Moments.moment(), moment.toString())).isEqualTo(micros(moment));
  }

  @Property(tries = 1000)
  void neverThrowsWhateverIsDelivered(@ForAll String text) {
    read(SHANGHAI, text);
    read(Moments.day(), text);
    read(Moments.wallClock(), text);
    read(Moments.moment("Asia/Shanghai", "yyyyMMddHH"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "2026-06-01 25:00:00",
        "2026-06-01 08",
        "2026",
        "202606",
        "2026-06/01",
        "2026-06-01 08:00:00 Mars",
        "2026-06-01T08:00:00+99:00",
        "",
        "昨天"
      })
  void refusesWhatIsNoMoment(String text) {
    assertThat(read(SHANGHAI, text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1780272000,2026-06-01T00:00:00Z", "1780272000123,2026-06-01T00:00:00.123Z"})
  void readsNumbersSince1970(String text, OffsetDateTime moment) {
    assertThat(read(SHANGHAI, text)).isEqualTo(micros(moment));
  }

  @Test
  void refusesAMomentWithoutZoneWhereNoneIsKnown() {
    assertThat(read(Moments.moment(), "2026-06-01 08:00:00")).isNull();
  }

  @Test
  void readsByAPatternStrictly() {
    Conversion day = Moments.day("dd/MM/yyyy");

    assertThat(read(day, "28/02/2026")).isEqualTo((int) LocalDate.of(2026, 2, 28).toEpochDay());
    assertThat(read(day, "30/02/2026")).isNull();
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    return Arbitraries.longs()
        .between(0, 4_102_444_799L)
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
        // Before 1992 Shanghai had summer time, where one reading of the clock may be no moment.
        .filter(time -> time.getYear() >= 1992);
  }

  @Provide
  Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers()
        .between(-18 * 4, 18 * 4)
        .map(q -> ZoneOffset.ofTotalSeconds(q * 900));
  }

  private static @Nullable Object read(Conversion conversion, String text) {
    return conversion.apply(UTF8String.fromString(text));
  }

  private static long micros(OffsetDateTime moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
  }
}
