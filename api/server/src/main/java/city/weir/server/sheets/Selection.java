package city.weir.server.sheets;

import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.util.Locale;

/** Which entries of an upload are wanted. */
enum Selection {
  ALL(""),
  /** Those with findings. */
  FOUND(" and mistakes + warnings > 0"),
  /** Those that differ from the entry there is. */
  CHANGES(" and outcome = 'CHANGE'"),
  /** Those that were not taken, and not known before. */
  LEFT(" and outcome not in ('TAKEN', 'SAME')");

  private final String condition;

  Selection(String condition) {
    this.condition = condition;
  }

  /** As it goes on in SQL. */
  String condition() {
    return condition;
  }

  /** Such as {@code found}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Selection of(String word) {
    for (Selection each : values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    throw new ProblemException(
        ProblemCode.BAD_QUERY, "show is '%s'; write all, found, changes or left".formatted(word));
  }
}
