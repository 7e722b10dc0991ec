package city.weir.lake.tables;

import city.weir.contract.TableName;
import city.weir.lake.landing.RawTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** The layouts of raw tables and of quarantine, which no contract describes. */
public final class RawLayout {
  public static final String SOURCE = "_source";
  public static final String BATCH = "_batch";
  public static final String OFFSET = "_offset";
  public static final String RECEIVED_AT = "_received_at";
  public static final String HASH = "_hash";
  public static final String EXTRA = "_extra";
  public static final String RECORD = "record";

  private RawLayout() {}

  /**
   * The envelope, then a text column for each field.
   *
   * @throws IllegalArgumentException when two fields, or a field and the envelope, would become the
   *     same column (SQL does not tell letters apart by their case)
   */
  public static TableLayout raw(RawTable table) {
    List<NestedField> columns = new ArrayList<>();
    columns.add(NestedField.required(1, SOURCE, Types.StringType.get(), "where it came from"));
    columns.add(NestedField.required(2, BATCH, Types.StringType.get(), "the batch that landed it"));
    columns.add(NestedField.required(3, OFFSET, Types.LongType.get(), "place in its log or file"));
    columns.add(
        NestedField.required(4, RECEIVED_AT, Types.TimestampType.withZone(), "when it came"));
    columns.add(
        NestedField.required(5, HASH, Types.StringType.get(), "SHA-256 of the delivered bytes"));
    columns.add(
        NestedField.optional(
            6, EXTRA, Types.StringType.get(), "JSON of fields that no contract reads"));
    // Raw is read whole: statistics of the delivered fields would be gathered for nobody.
    List<String> payloads = new ArrayList<>(List.of(HASH, EXTRA));
    Map<String, String> origin = new LinkedHashMap<>();
    columns.forEach(column -> origin.put(column.name(), "the envelope"));
    for (String field : table.fields()) {
      String column = RawTable.columnOf(field);
      String other = origin.put(column.toLowerCase(Locale.ROOT), "field '" + field + "'");
      if (other != null) {
        throw new IllegalArgumentException(
            "Cannot make %s: field '%s' and %s would both be column %s (have contracts read one"
                    .formatted(table.name(), field, other, column)
                + " of them only)");
      }
      columns.add(NestedField.optional(columns.size() + 1, column, Types.StringType.get(), field));
      payloads.add(column);
    }
    return layout(new Schema(columns), "as delivered: " + table.name().name(), payloads);
  }

  /** Where refused records are kept with their reason. */
  public static TableLayout quarantine(TableName table) {
    Schema schema =
        new Schema(
            NestedField.optional(1, SOURCE, Types.StringType.get(), "where it came from"),
            NestedField.optional(2, BATCH, Types.StringType.get(), "the batch it came with"),
            NestedField.optional(3, OFFSET, Types.LongType.get(), "place in its log or file"),
            NestedField.optional(4, RECEIVED_AT, Types.TimestampType.withZone(), "when it came"),
            NestedField.optional(5, HASH, Types.StringType.get(), "SHA-256 of the bytes"),
            NestedField.required(
                6, "stage", Types.StringType.get(), "what refused it: decode or standardise"),
            NestedField.optional(
                7, "dataset", Types.StringType.get(), "id of the contract that refused it"),
            NestedField.required(
                8, "reason", Types.StringType.get(), "what is wrong and how to put it right"),
            NestedField.required(9, RECORD, Types.StringType.get(), "the record as delivered"));
    return layout(schema, "refused: " + table.name(), List.of(HASH, RECORD));
  }

  private static TableLayout layout(Schema schema, String comment, List<String> payloads) {
    PartitionSpec spec = PartitionSpec.builderFor(schema).day(RECEIVED_AT).build();
    Map<String, String> properties = TableLayout.properties(spec);
    properties.put("comment", comment);
    for (String payload : payloads) {
      properties.put(
          TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + payload, TableLayout.NO_METRICS);
      properties.put(TableProperties.PARQUET_COLUMN_STATS_ENABLED_PREFIX + payload, "false");
    }
    // Each value occurs once: looking for it in a dictionary is lost time.
    for (String unique : List.of(HASH, OFFSET)) {
      properties.put(TableProperties.PARQUET_DICT_ENCODING_ENABLED_COLUMN_PREFIX + unique, "false");
    }
    return new TableLayout(schema, spec, SortOrder.unsorted(), properties);
  }
}
