package city.weir.lake.landing;

import city.weir.lake.catalog.Draft;
import city.weir.lake.catalog.LakeCatalog;
import city.weir.lake.catalog.Names;
import city.weir.lake.tables.RawLayout;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.util.DateTimeUtil;
import org.jspecify.annotations.Nullable;

/** A batch as Parquet files that no snapshot shows yet. */
final class IcebergBatch implements LandingBatch {
  private static final String DECODE = "decode";

  private final LakeCatalog catalog;
  private final RawTable table;
  private final String batch;
  private final Envelopes rawColumns;
  private final Envelopes refusedColumns;
  private final int extra;
  private final int[] columns;
  private final int stage;
  private final int reason;
  private final int record;
  private final PartitionedFiles rows;
  private final PartitionedFiles refused;
  private boolean ended;

  IcebergBatch(LakeCatalog catalog, RawTable table, Table raw, Table quarantine, String batch) {
    this.catalog = catalog;
    this.table = table;
    this.batch = batch;
    this.rawColumns = new Envelopes(raw.schema());
    this.refusedColumns = new Envelopes(quarantine.schema());
    this.extra = position(raw.schema(), RawLayout.EXTRA);
    this.columns =
        table.fields().stream()
            .mapToInt(field -> position(raw.schema(), RawTable.columnOf(field)))
            .toArray();
    this.stage = position(quarantine.schema(), "stage");
    this.reason = position(quarantine.schema(), "reason");
    this.record = position(quarantine.schema(), RawLayout.RECORD);
    this.rows = new PartitionedFiles(raw);
    this.refused = new PartitionedFiles(quarantine);
  }

  private static int position(Schema schema, String column) {
    List<NestedField> fields = schema.columns();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalStateException(
        "Cannot land: column %s is not there (ensure the raw table first)".formatted(column));
  }

  @Override
  public void add(Envelope envelope, List<@Nullable String> values, @Nullable String extraFields) {
    if (values.size() != columns.length) {
      throw new IllegalArgumentException(
          "Cannot land a record of %s in %s: it has %d values for %d fields"
              .formatted(envelope.source(), table.name(), values.size(), columns.length));
    }
    RowBuffer row = rawColumns.fill(envelope, batch);
    for (int i = 0; i < columns.length; i++) {
      row.set(columns[i], values.get(i));
    }
    row.set(extra, extraFields);
    rows.write(row);
  }

  @Override
  public void refuse(Envelope envelope, String delivered, String why) {
    RowBuffer row = refusedColumns.fill(envelope, batch);
    row.set(stage, DECODE);
    row.set(reason, why);
    row.set(record, delivered);
    refused.write(row);
  }

  @Override
  public Landed commit(BatchStamp stamp) {
    if (ended) {
      throw new IllegalStateException("Batch %s has ended".formatted(batch));
    }
    if (!stamp.batch().equals(batch)) {
      throw new IllegalArgumentException(
          "Cannot commit batch %s under the stamp of %s".formatted(batch, stamp.batch()));
    }
    List<DataFile> rowFiles = rows.finish();
    List<DataFile> refusedFiles = refused.finish();
    TableIdentifier raw = Names.idOf(table.name());
    TableIdentifier quarantine = Names.idOf(table.quarantine());
    long[] snapshot = new long[1];
    try {
      catalog
          .commits()
          .run(
              refusedFiles.isEmpty() ? List.of(raw) : List.of(raw, quarantine),
              drafts -> {
                // Even without a row: the stamp is always in raw, where it is looked for.
                snapshot[0] = append(drafts, raw, rowFiles, stamp);
                if (!refusedFiles.isEmpty()) {
                  append(drafts, quarantine, refusedFiles, stamp);
                }
              });
    } catch (CommitStateUnknownException e) {
      ended = true; // the files may be visible: they stay
      throw e;
    }
    ended = true;
    return new Landed(snapshot[0], rows.rows(), refused.rows());
  }

  private static long append(
      Map<TableIdentifier, Draft> drafts,
      TableIdentifier id,
      List<DataFile> files,
      BatchStamp stamp) {
    Draft draft = Objects.requireNonNull(drafts.get(id));
    AppendFiles append = draft.table().newFastAppend();
    files.forEach(append::appendFile);
    StampSummary.write(append, stamp);
    append.commit();
    return draft.current().currentSnapshot().snapshotId();
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      rows.drop();
      refused.drop();
    }
  }

  /** Fills the envelope's columns of a row, wherever they are in the schema. */
  private static final class Envelopes {
    private final int source;
    private final int batchColumn;
    private final int offset;
    private final int receivedAt;
    private final int hash;
    private final RowBuffer row;
    private Instant lastInstant = Instant.EPOCH;
    private Long lastMicros = 0L;

    Envelopes(Schema schema) {
      this.source = position(schema, RawLayout.SOURCE);
      this.batchColumn = position(schema, RawLayout.BATCH);
      this.offset = position(schema, RawLayout.OFFSET);
      this.receivedAt = position(schema, RawLayout.RECEIVED_AT);
      this.hash = position(schema, RawLayout.HASH);
      this.row = new RowBuffer(schema.columns().size());
    }

    RowBuffer fill(Envelope envelope, String batch) {
      // All records of one message or file carry the same moment.
      if (!envelope.receivedAt().equals(lastInstant)) {
        lastInstant = envelope.receivedAt();
        lastMicros = DateTimeUtil.microsFromInstant(lastInstant);
      }
      row.set(source, envelope.source());
      row.set(batchColumn, batch);
      row.set(offset, envelope.offset());
      row.set(receivedAt, lastMicros);
      row.set(hash, envelope.hash());
      return row;
    }
  }
}
