package city.weir.lake.tables;

import city.weir.lake.ledger.LedgerLayout;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;

/** The layout of ledgers, which no contract describes. */
public final class LedgerTable {
  private LedgerTable() {}

  /** Sorted by number, which compaction keeps to. */
  public static TableLayout of(LedgerLayout ledger) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(ledger.schema());
    if (ledger.month() != null) {
      spec.month(ledger.month());
    }
    PartitionSpec partitions = spec.build();
    Map<String, String> properties = TableLayout.properties(partitions);
    for (String plain : ledger.plain()) {
      properties.put(
          TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + plain, TableLayout.NO_METRICS);
      properties.put(TableProperties.PARQUET_COLUMN_STATS_ENABLED_PREFIX + plain, "false");
      properties.put(TableProperties.PARQUET_DICT_ENCODING_ENABLED_COLUMN_PREFIX + plain, "false");
    }
    return new TableLayout(
        ledger.schema(),
        partitions,
        SortOrder.builderFor(ledger.schema()).asc(ledger.number()).build(),
        properties);
  }
}
