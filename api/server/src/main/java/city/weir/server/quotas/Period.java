package city.weir.server.quotas;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** How long is counted until it begins anew. */
enum Period {
  DAY,
  MONTH;

  /** The period that {@code at} is in, as it is kept: {@code 2026-06-01} or {@code 2026-06}. */
  String name(Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    return this == DAY ? day.toString() : YearMonth.from(day).toString();
  }

  /** When the one after it begins. */
  Instant next(Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    LocalDate next = this == DAY ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
    return next.atStartOfDay(zone).toInstant();
  }
}
