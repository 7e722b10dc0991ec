package city.weir.jobs.promotion;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were made by a contract, good and bad alike: the contract's columns in their types, the
 * envelope of what they were made from, and why a row is refused.
 *
 * @param rows with the columns of the contract and those named here
 * @param scope which rows of the target these rows stand for, over the target's columns: what is
 *     there and not here is gone. Null when rows only ever add and replace.
 */
record Made(Dataset<Row> rows, @Nullable Column scope) {
  /** Where the row came from, as in the raw tables. */
  static final String SOURCE = "_source";

  static final String BATCH = "_batch";
  static final String OFFSET = "_offset";
  static final String RECEIVED_AT = "_received_at";
  static final String HASH = "_hash";

  /** Array of texts: what is wrong with the row; empty when nothing is. */
  static final String FAULTS = "_faults";

  /** What was delivered, as JSON: of every row, though only refused rows are kept with it. */
  static final String RECORD = "_record";
}
