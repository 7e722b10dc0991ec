package city.weir.catalog.grading;

import city.weir.contract.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a column, or a whole entry, came to its grade.
 *
 * @param entry id of the entry
 * @param column name of the column, or null for the entry as a whole
 * @param harms what was found it would do; the gravest decides (就高从严)
 * @param factors what was weighed, in words, by factor
 * @param grade the grade that was given
 * @param rationale why this grade; where it is lower than the harms' or the inputs', why that is
 *     right
 * @param approver id of whoever approved it
 * @param nextReview when it is to be looked at again
 */
public record Assessment(
    String entry,
    @Nullable String column,
    List<Harm> harms,
    Map<Factor, String> factors,
    Grade grade,
    String rationale,
    String approver,
    Instant at,
    LocalDate nextReview) {
  public Assessment {
    harms = List.copyOf(harms);
    factors = Map.copyOf(factors);
    if (rationale.isBlank()) {
      throw new IllegalArgumentException(
          "A grade for %s needs a rationale: which harm, to whom, how bad".formatted(entry));
    }
  }

  /** The grade the gravest of {@code harms} leads to. */
  public static Grade gradeOf(List<Harm> harms) {
    return harms.stream().map(Harm::grade).max(Comparator.naturalOrder()).orElse(Grade.GENERAL_1);
  }

  /** Whether it lets a derived column be graded {@code grade} though an input is graded higher. */
  public boolean allows(Grade derived) {
    return derived.compareTo(grade) >= 0;
  }
}
