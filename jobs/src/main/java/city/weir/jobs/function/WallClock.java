package city.weir.jobs.function;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A date and time as people and machines write them: {@code 2026-06-01}, {@code 2026/6/1 8:05},
 * {@code 2026-06-01T08:05:00.5+08:00}, {@code 2026年6月1日8时5分}, {@code 20260601080500}. Dates that do
 * not exist are not read, never moved to a neighbouring day.
 *
 * @param time null when only a day was written
 * @param offset null when no zone was written
 */
record WallClock(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

  /** Null when {@code text} is no date. */
  static @Nullable WallClock read(String text) {
    try {
      return allDigits(text) ? compact(text) : new Scanner(text).read();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Seconds (10 digits, with or without a fraction) or milliseconds (13 digits) since 1970, or null
   * when {@code text} is neither.
   */
  static @Nullable Instant epoch(String text) {
    int dot = text.indexOf('.');
    String whole = dot < 0 ? text : text.substring(0, dot);
    String fraction = dot < 0 ? "" : text.substring(dot + 1);
    if (!allDigits(whole) || (dot >= 0 && (!allDigits(fraction) || fraction.length() > 9))) {
      return null;
    }
    long number = whole.length() <= 13 ? Long.parseLong(whole) : 0;
    if (whole.length() == 10) {
      return Instant.ofEpochSecond(number, nanos(fraction));
    }
    return whole.length() == 13 && dot < 0 ? Instant.ofEpochMilli(number) : null;
  }

  /** The moment at which the wall clock stands so; midnight when only a day was written. */
  LocalDateTime local() {
    return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
  }

  private static boolean allDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static int nanos(String fraction) {
    int value = 0;
    for (int i = 0; i < 9; i++) {
      value = value * 10 + (i < fraction.length() ? fraction.charAt(i) - '0' : 0);
    }
    return value;
  }

  private static @Nullable WallClock compact(String text) {
    int length = text.length();
    if (length != 8 && length != 12 && length != 14) {
      return null;
    }
    LocalDate day = LocalDate.of(part(text, 0, 4), part(text, 4, 6), part(text, 6, 8));
    if (length == 8) {
      return new WallClock(day, null, null);
    }
    int second = length == 14 ? part(text, 12, 14) : 0;
    return new WallClock(day, LocalTime.of(part(text, 8, 10), part(text, 10, 12), second), null);
  }

  private static int part(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** Reads the separated spellings from left to right. */
  private static final class Scanner {
    private static final int NONE = -1;
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    @Nullable WallClock read() {
      int year = number(4, 4);
      int dateMark = mark("-/.年");
      int month = number(1, 2);
      boolean second = dateMark == '年' ? mark("月") != NONE : mark((char) dateMark) != NONE;
      int dayOfMonth = number(1, 2);
      if (year == NONE || dateMark == NONE || month == NONE || !second || dayOfMonth == NONE) {
        return null;
      }
      mark("日");
      LocalDate day = LocalDate.of(year, month, dayOfMonth);
      if (mark("T") == NONE) {
        blanks();
      }
      if (at == text.length()) {
        return new WallClock(day, null, null);
      }
      LocalTime time = time();
      blanks();
      ZoneOffset offset = at == text.length() ? null : offset();
      return time == null || at != text.length() ? null : new WallClock(day, time, offset);
    }

    private @Nullable LocalTime time() {
      int hour = number(1, 2);
      int timeMark = mark(":时");
      int minute = number(1, 2);
      if (hour == NONE || timeMark == NONE || minute == NONE) {
        return null;
      }
      int second = 0;
      int nano = 0;
      if (mark(timeMark == ':' ? ":" : "分") != NONE && at < text.length()) {
        second = number(1, 2);
        if (second == NONE) {
          return null;
        }
        if (mark(".,") != NONE) {
          int start = at;
          while (at < text.length() && digit(text.charAt(at))) {
            at++;
          }
          if (at == start || at - start > 9) {
            return null;
          }
          nano = nanos(text.substring(start, at));
        }
        mark("秒");
      }
      return LocalTime.of(hour, minute, second, nano);
    }

    private @Nullable ZoneOffset offset() {
      if (mark("Zz") != NONE) {
        return ZoneOffset.UTC;
      }
      int sign = mark("+-");
      int hours = number(2, 2);
      mark(":");
      int minutes = at == text.length() ? 0 : number(2, 2);
      if (sign == NONE || hours == NONE || minutes == NONE) {
        at = NONE; // never the end of the text: what stands here is no offset
        return null;
      }
      int factor = sign == '-' ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
    }

    private int number(int least, int most) {
      int value = 0;
      int start = at;
      while (at < text.length() && at - start < most && digit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      return at - start < least ? NONE : value;
    }

    private int mark(String accepted) {
      return at < text.length() && accepted.indexOf(text.charAt(at)) >= 0
          ? text.charAt(at++)
          : NONE;
    }

    private int mark(char accepted) {
      return at < text.length() && text.charAt(at) == accepted ? text.charAt(at++) : NONE;
    }

    private void blanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private static boolean digit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
