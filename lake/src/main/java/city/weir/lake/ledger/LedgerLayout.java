package city.weir.lake.ledger;

import city.weir.contract.TableName;
import java.util.List;
import org.apache.iceberg.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger looks like.
 *
 * @param number the column that numbers the rows, a required long; each batch goes on after the one
 *     before
 * @param month the moment by whose month the rows are partitioned, or null for no partitions; days
 *     would make so many files over the years that opening them is most of a search
 * @param plain columns nobody filters by, of which no statistics are kept
 */
public record LedgerLayout(
    TableName name, Schema schema, String number, @Nullable String month, List<String> plain) {
  public LedgerLayout {
    plain = List.copyOf(plain);
    if (schema.findField(number) == null) {
      throw new IllegalArgumentException(
          "Cannot lay out %s: it has no column %s to number its rows".formatted(name, number));
    }
  }
}
