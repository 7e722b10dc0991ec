package city.weir.sharing.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a year has beside its weekends.
 *
 * @param source the notice that says so
 * @param holidays days off, whatever day of the week
 * @param working weekend days that are worked (调休)
 */
public record CalendarYear(
    int year, String source, Set<LocalDate> holidays, Set<LocalDate> working) {
  public CalendarYear {
    holidays = Set.copyOf(holidays);
    working = Set.copyOf(working);
    for (LocalDate day : holidays) {
      require(day.getYear() == year, "%s is not in %d".formatted(day, year));
      require(!working.contains(day), "%s is both off and worked".formatted(day));
    }
    for (LocalDate day : working) {
      require(day.getYear() == year, "%s is not in %d".formatted(day, year));
      require(
          day.getDayOfWeek().getValue() > 5,
          "%s is worked anyway, it is no weekend day".formatted(day));
    }
  }

  /** The years that come with the platform. */
  public static List<CalendarYear> known() {
    return Stream.of("cn-2025.yaml", "cn-2026.yaml")
        .map(
            file -> {
              try (InputStream in =
                  Objects.requireNonNull(CalendarYear.class.getResourceAsStream(file))) {
                return read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /**
   * Reads a year in YAML: {@code year}, {@code source}, {@code holidays} as a list of {@code {name,
   * from, until}}, {@code working} as a list of days.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming what is wrong in the file
   */
  public static CalendarYear read(String file, String yaml) {
    try {
      Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
      if (!(root instanceof Map<?, ?> fields)
          || !(fields.get("year") instanceof Integer year)
          || !(fields.get("source") instanceof String source)) {
        throw new IllegalArgumentException("write year, source, holidays and working");
      }
      Set<LocalDate> holidays = new HashSet<>();
      for (Object each : list(fields.get("holidays"))) {
        if (!(each instanceof Map<?, ?> holiday)) {
          throw new IllegalArgumentException("write holidays as {name: , from: , until: }");
        }
        LocalDate from = day(holiday.get("from"));
        LocalDate until = day(holiday.get("until"));
        require(!until.isBefore(from), "%s is before %s".formatted(until, from));
        from.datesUntil(until.plusDays(1)).forEach(holidays::add);
      }
      Set<LocalDate> working = new HashSet<>();
      list(fields.get("working")).forEach(day -> working.add(day(day)));
      return new CalendarYear(year, source, holidays, working);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static LocalDate day(@Nullable Object value) {
    try {
      return LocalDate.parse(String.valueOf(value));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' is no day, write it as 2026-01-31".formatted(value), e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
