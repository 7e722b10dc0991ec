package city.weir.server.console;

import city.weir.sharing.policy.Subject;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page; the templates call it {@code console}.
 *
 * @param reader who reads, or the public on the way in
 * @param entries what the reader may enter
 * @param path of the page
 * @param otherLanguage where the same page stands in the other language
 * @param zone of the city; moments are shown in it
 */
public record ConsoleFrame(
    Subject reader,
    List<ConsoleEntry> entries,
    String path,
    String otherLanguage,
    Locale locale,
    ZoneId zone) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  public ConsoleFrame {
    entries = List.copyOf(entries);
  }

  public boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  public boolean signedIn() {
    return !reader.is(Subject.Role.PUBLIC);
  }

  /** Whether the page belongs to {@code entry}, and to none that lies below it. */
  public boolean at(ConsoleEntry entry) {
    return entry.leadsTo(path)
        && entries.stream()
            .filter(other -> other.leadsTo(path))
            .allMatch(other -> other.path().length() <= entry.path().length());
  }

  /** A moment to the second, in the city's time; empty when there is none. */
  public String moment(@Nullable Instant moment) {
    return moment == null ? "" : MOMENT.format(moment.atZone(zone));
  }

  /** Until when something holds: its last day where it ends with one; — where it has no end. */
  public String end(@Nullable Instant end) {
    if (end == null) {
      return "—";
    }
    ZonedDateTime here = end.atZone(zone);
    return here.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? here.toLocalDate().minusDays(1).toString()
        : MOMENT.format(here);
  }

  /** Chinese or English, as the reader has it; Chinese where there is no English. */
  public String of(String chinese, @Nullable String english) {
    return chinese() || english == null ? chinese : english;
  }
}
