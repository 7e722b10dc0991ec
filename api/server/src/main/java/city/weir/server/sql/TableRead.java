package city.weir.server.sql;

import city.weir.sharing.policy.Words;
import city.weir.sharing.sql.Prepared;
import city.weir.sharing.view.Explanation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that was read, and what of it was held back.
 *
 * @param snapshot the state it was read in; as text because JavaScript would round it
 * @param rows which rows you see; absent when all
 * @param columns those you do not see whole: masked or hidden, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableRead(
    String table,
    String dataset,
    Words title,
    String snapshot,
    Words why,
    @Nullable String agreement,
    @Nullable Words rows,
    List<Explanation.Limited> columns) {

  public static List<TableRead> of(List<Prepared.Read> reads) {
    return reads.stream().map(TableRead::of).toList();
  }

  private static TableRead of(Prepared.Read read) {
    Explanation said = read.explanation();
    return new TableRead(
        said.table(),
        said.dataset(),
        said.title(),
        Long.toString(read.snapshot()),
        said.why(),
        said.agreement(),
        said.rows(),
        said.columns());
  }
}
