package city.weir.catalog.draft;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** 更新周期 and 发布日期. */
final class TimeChecks {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Guide guide;
  private final Clock clock;

  TimeChecks(Guide guide, Clock clock) {
    this.guide = guide;
    this.clock = clock;
  }

  void check(Findings findings) {
    if (findings.require(Field.UPDATE_CYCLE)
        && guide.cycle(findings.draft().get(Field.UPDATE_CYCLE)).isEmpty()) {
      findings.add(
          Rule.CYCLE_UNKNOWN,
          Field.UPDATE_CYCLE,
          new Words("不是指南中的更新周期", "It is none of the guide's cycles"),
          new Words(
              "可选：" + String.join("、", guide.cycles()),
              "Choose one of: " + String.join(", ", guide.cycles())));
    }
    if (!findings.draft().has(Field.PUBLISHED_ON)) {
      return;
    }
    Words write =
        new Words("按 yyyy-MM-dd 填写，例如 2026-06-01", "Write it as yyyy-MM-dd, such as 2026-06-01");
    try {
      if (day(findings.draft().get(Field.PUBLISHED_ON))
          .isAfter(LocalDate.now(clock.withZone(CHINA)))) {
        findings.add(
            Rule.DAY_WRONG,
            Field.PUBLISHED_ON,
            new Words("发布日期在将来", "The day is in the future"),
            new Words("留空，发布时由系统填写", "Leave it blank: publishing writes it"));
      }
    } catch (DateTimeParseException e) {
      findings.add(
          Rule.DAY_WRONG, Field.PUBLISHED_ON, new Words("没有这一天", "There is no such day"), write);
    }
  }

  /** Reads 2026-06-01, 2026/6/1, 2026.6.1, 20260601 and 2026年6月1日. */
  static LocalDate day(String text) {
    String parted =
        text.matches("[0-9]{8}")
            ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
            : text.replaceAll("[年月/.]", "-").replaceAll("日$", "");
    String[] parts = parted.split("-");
    if (parts.length != 3 || !parted.matches("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")) {
      throw new DateTimeParseException("Not a day", text, 0);
    }
    return LocalDate.parse(
        "%s-%02d-%02d".formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
  }
}
