package city.weir.server.grading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for one dataset, for a page.
 *
 * @param title of the dataset; its id where it is not in force
 */
record ProposalGroup(String dataset, String title, @Nullable String english, List<Line> lines) {

  /**
   * @param title of the column; its name where it is gone
   * @param mine whether the reader accepted it already and somebody else must
   */
  record Line(ProposalDetail proposal, String title, @Nullable String english, boolean mine) {}
}
