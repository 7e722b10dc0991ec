package city.weir.contract;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Why something derived may be graded lower than what it is made of, as its contract states it. The
 * statement alone allows nothing: {@link #approval} must name an approval that stands.
 *
 * @param approval id of the approval
 * @param why in words, for this very column
 * @param approvedBy id of whoever approved it
 */
public record GradeReason(
    String approval, Because because, String why, String approvedBy, LocalDate on) {

  /** What was done to the data that makes it say less. */
  public enum Because {
    /** Counts and sums over so many that nobody can be told from them. */
    AGGREGATED,
    /** Whom it is about is gone and cannot be found again. */
    ANONYMISED,
    /** Rounded, cut or blurred. */
    GENERALISED,
    /** A part that is not sensitive was taken out of what is. */
    SELECTED,
    /** It has been published lawfully. */
    PUBLISHED;

    /** The word a contract writes. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
