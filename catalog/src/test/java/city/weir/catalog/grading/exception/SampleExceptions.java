package city.weir.catalog.grading.exception;

import city.weir.catalog.grading.Act;
import city.weir.catalog.grading.exception.GradeException.Input;
import city.weir.catalog.grading.exception.GradeException.State;
import city.weir.contract.Grade;
import city.weir.contract.GradeReason.Because;
import city.weir.contract.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exceptions the tests begin from. */
final class SampleExceptions {
  static final Instant NOW = Instant.parse("2026-07-01T01:00:00.123Z");
  static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);

  private SampleExceptions() {}

  static GradeException asked(String id) {
    return asked(id, "total");
  }

  static GradeException asked(String id, @Nullable String column) {
    return new GradeException(
        id,
        "wuhan.topic.totals",
        column,
        Grade.GENERAL_1,
        Because.AGGREGATED,
        "全市合计，每组不少于 “50” 人, 不含明细",
        List.of(
            new Input(TableName.parse("theme.people"), "total", Grade.GENERAL_3),
            new Input(TableName.parse("theme.sites"), "total", Grade.IMPORTANT)),
        UNTIL,
        State.ASKED,
        new Act("zhao-min", NOW, ""),
        null,
        null);
  }
}
