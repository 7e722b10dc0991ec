package city.weir.sharing.rows;

import city.weir.sharing.policy.Words;
import city.weir.sharing.view.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of rows.
 *
 * @param rows values in the order of {@code columns}: String, Long, BigDecimal, Double, Boolean,
 *     LocalDate, LocalDateTime, OffsetDateTime or null; or, where lines were asked for, one {@code
 *     byte[]}
 * @param nextPageToken for the page that follows, or null when this is the last
 * @param snapshot the state of the dataset the rows are of, 0 while it has none
 * @param explanation why the subject sees what it sees
 */
public record RowPage(
    View view,
    List<Field> columns,
    List<@Nullable Object[]> rows,
    @Nullable String nextPageToken,
    long snapshot,
    Words explanation) {

  public RowHead head() {
    return new RowHead(columns, snapshot, explanation);
  }
}
