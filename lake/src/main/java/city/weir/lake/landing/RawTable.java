package city.weir.lake.landing;

import city.weir.contract.Origin;
import city.weir.contract.TableName;
import java.util.List;

/**
 * The raw table of one source. It follows from the contracts that read it: one text column for each
 * field they read, named by {@link #columnOf}, and beside them the envelope {@code _source, _batch,
 * _offset, _received_at, _hash} and {@code _extra}, a JSON object of delivered fields that no
 * contract reads.
 *
 * @param name {@code raw.<name>}; what cannot be decoded goes to {@code quarantine.<name>}
 * @param fields the delivered fields that contracts read, as they are spelled in the source
 */
public record RawTable(TableName name, List<String> fields) {
  public RawTable {
    fields = List.copyOf(fields);
  }

  /**
   * The raw column a delivered field becomes: every character that is not a letter, digit or {@code
   * _} turns into {@code _}.
   */
  public static String columnOf(String field) {
    return Origin.Source.columnOf(field);
  }

  /** The table that keeps this source's refused records. */
  public TableName quarantine() {
    return new TableName("quarantine", name.name());
  }
}
