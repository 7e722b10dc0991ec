package city.weir.server.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row of quarantine, under the names it is stored by.
 *
 * @param stage what refused it: {@code decode} or {@code standardise}
 * @param dataset id of the contract that refused it, null at decode
 * @param reason what is wrong and how to put it right
 * @param record the record as delivered, unmasked
 */
record RefusedRow(
    @JsonProperty("_source") @Nullable String source,
    @JsonProperty("_batch") @Nullable String batch,
    @JsonProperty("_offset") @Nullable Long offset,
    @JsonProperty("_received_at") @Nullable Instant receivedAt,
    @JsonProperty("_hash") @Nullable String hash,
    String stage,
    @Nullable String dataset,
    String reason,
    String record) {
  /** The columns, as {@link #of} reads them. */
  static final String COLUMNS =
      "_source, _batch, _offset, _received_at, _hash, stage, dataset, reason, record";

  static RefusedRow of(ResultSet row) throws SQLException {
    OffsetDateTime received = row.getObject(4, OffsetDateTime.class);
    Object offset = row.getObject(3);
    return new RefusedRow(
        row.getString(1),
        row.getString(2),
        offset == null ? null : ((Number) offset).longValue(),
        received == null ? null : received.toInstant(),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }
}
