package city.weir.server.grading;

import city.weir.catalog.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entry is graded, for its page.
 *
 * @param category from the widest level on
 * @param explained whether the reader may know why, and of what follows
 * @param columns those in which something was found, and those whose grade is the entry's
 * @param open proposals that wait
 * @param looked when its data was looked through last, or null when it never was
 */
record GradeInForce(
    String grade,
    List<String> category,
    boolean explained,
    List<GradedColumn> columns,
    List<ProposalDetail> open,
    @Nullable Instant looked) {

  static GradeInForce of(Entry entry) {
    return new GradeInForce(
        entry.grade().word(), entry.category(), false, List.of(), List.of(), null);
  }

  GradeInForce explained(
      List<GradedColumn> why, List<ProposalDetail> waiting, @Nullable Instant at) {
    return new GradeInForce(grade, category, true, why, waiting, at);
  }
}
