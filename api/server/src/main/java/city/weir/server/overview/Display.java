package city.weir.server.overview;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts figures into words of the reader's language; the templates call it {@code show}. */
public final class Display {
  private final MessageSource words;
  private final Locale locale;
  private final Instant now;

  Display(MessageSource words, Locale locale, Instant now) {
    this.words = words;
    this.locale = locale;
    this.now = now;
  }

  public boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  /** A size in bytes, kB or MB (of 1000). */
  public String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000 ? "%.0f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
  }

  /** How long ago. */
  public String ago(@Nullable Instant then) {
    if (then == null) {
      return say("ago.never");
    }
    Duration age = Duration.between(then, now);
    if (age.toSeconds() < 2) {
      return say("ago.now");
    }
    if (age.toSeconds() < 60) {
      return say("ago.seconds", age.toSeconds());
    }
    if (age.toMinutes() < 60) {
      return say("ago.minutes", age.toMinutes());
    }
    return age.toHours() < 48 ? say("ago.hours", age.toHours()) : say("ago.days", age.toDays());
  }

  /** Whether something happened within the last half minute. */
  public boolean fresh(@Nullable Instant then) {
    return then != null && Duration.between(then, now).toSeconds() < 30;
  }

  /** Percent of {@code whole}; 100 when there is nothing. */
  public int percent(long part, long whole) {
    return whole == 0 ? 100 : (int) (100 * part / whole);
  }

  /** How high the water stands in a zone of {@code rows} rows, in percent: by powers of ten. */
  public int level(long rows) {
    return rows == 0 ? 4 : (int) Math.min(96, 16 + 13 * Math.log10(rows));
  }

  public String title(String chinese, @Nullable String english) {
    return chinese() || english == null ? chinese : english;
  }

  private String say(String code, Object... arguments) {
    return words.getMessage(code, arguments, locale);
  }
}
