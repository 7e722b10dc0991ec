package city.weir.sharing.request;

import city.weir.contract.Column;
import city.weir.contract.DataContract;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.sharing.policy.Terms;
import city.weir.sharing.policy.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A review that a request goes through.
 *
 * @param name such as {@code owner-review}
 * @param reviewer who reviews
 * @param workingDays how long that may take
 * @param workingDaysUnpublished how long where the dataset is not published yet
 * @param shares the share types it is needed for
 * @param fromGrade needed also where columns of this grade or above would be shown whole; null for
 *     none
 */
public record Stage(
    String name,
    Words title,
    Reviewer reviewer,
    int workingDays,
    int workingDaysUnpublished,
    Set<Share.Type> shares,
    @Nullable Grade fromGrade) {
  /** What a dispute is decided by. */
  public static final String ARBITRATION = "arbitration";

  public Stage {
    shares = Set.copyOf(shares);
  }

  public enum Reviewer {
    /** Whoever answers for the dataset at its provider. */
    OWNER,
    STEWARD
  }

  /**
   * As 《政务数据共享条例》 and the local rules have it: the provider answers for conditional shares within
   * five working days, ten where the data is not published; and for columns from general-3 on the
   * steward agrees too.
   */
  public static List<Stage> usual() {
    return List.of(
        new Stage(
            "owner-review",
            new Words("提供方审核", "Review by the provider"),
            Reviewer.OWNER,
            5,
            10,
            Set.of(Share.Type.CONDITIONAL),
            Grade.GENERAL_3),
        new Stage(
            "steward-review",
            new Words("数据管理员复核", "Review by the steward"),
            Reviewer.STEWARD,
            2,
            2,
            Set.of(),
            Grade.GENERAL_3));
  }

  /** How many working days it has for {@code dataset}. */
  int days(DataContract dataset) {
    return dataset.directory().publishedOn() == null ? workingDaysUnpublished : workingDays;
  }

  boolean neededFor(DataContract dataset, Terms terms) {
    return shares.contains(dataset.directory().share().type())
        || (fromGrade != null
            && dataset.columns().stream()
                .filter(column -> column.grade().compareTo(fromGrade) >= 0)
                .anyMatch(column -> shownWhole(column, terms)));
  }

  private static boolean shownWhole(Column column, Terms terms) {
    boolean cleared = column.grade().compareTo(terms.clearance()) <= 0;
    boolean unmasked = column.mask() == null && column.grade().compareTo(Grade.GENERAL_4) < 0;
    return terms.covers(column.name())
        && !terms.masks().containsKey(column.name())
        && (cleared || unmasked);
  }
}
