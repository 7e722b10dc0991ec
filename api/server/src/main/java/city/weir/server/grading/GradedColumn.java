package city.weir.server.grading;

import city.weir.catalog.Entry;
import city.weir.catalog.grading.Assessment;
import city.weir.server.grading.ProposalDetail.FactorDetail;
import city.weir.server.grading.ProposalDetail.HarmDetail;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column as it is graded, and why.
 *
 * @param masked whether its contract says how it is masked
 * @param found what was found in it when the data was looked through, or null for nothing
 * @param accepted the proposal by which it has its grade, or null when somebody wrote it
 */
record GradedColumn(
    Entry.Item item,
    boolean masked,
    @Nullable Assessment found,
    @Nullable ProposalDetail accepted) {

  public List<HarmDetail> harms() {
    return found == null ? List.of() : found.harms().stream().map(HarmDetail::of).toList();
  }

  public List<FactorDetail> factors() {
    return found == null ? List.of() : FactorDetail.of(found.factors());
  }

  /** Such as {@code medium}; empty where nothing was found. */
  public String confidence() {
    return found == null ? "" : found.confidence().name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is graded lower than what was found in it asks for. */
  public boolean low() {
    return found != null && found.grade().compareTo(item.grade()) > 0;
  }
}
