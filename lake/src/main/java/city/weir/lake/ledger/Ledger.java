package city.weir.lake.ledger;

import java.util.Iterator;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** A table that only grows. One writer at a time; safe for many readers. */
public interface Ledger {
  /** What {@link #last} says of a ledger without rows. */
  long NONE = 0;

  /** The number of the last row, {@link #NONE} while there is none. */
  long last();

  /**
   * Adds rows in one step: all of them become visible, or none.
   *
   * @param rows in the order of their numbers, which go on after {@link #last}
   * @return how many rows there were
   * @throws org.apache.iceberg.exceptions.CommitStateUnknownException when it cannot be known
   *     whether they are visible: ask {@link #last} before doing anything else
   */
  long append(Iterator<Record> rows);

  /**
   * The rows numbered {@code from} to {@code until}, both included. In a ledger nobody tampered
   * with they come in the order of their numbers.
   */
  CloseableIterable<Row> scan(long from, long until);

  /**
   * A row and the file that holds it.
   *
   * @param values of its own, kept by nobody else
   */
  record Row(long number, Record values, String file) {}
}
