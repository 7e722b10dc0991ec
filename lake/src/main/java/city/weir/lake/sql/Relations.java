package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;

/** Plans tables of the lake into relations. */
public interface Relations {
  /**
   * Plans {@code table} at {@code asOf}. Files that {@code filter} rules out are left out; the
   * filter itself is NOT applied to rows, the caller's WHERE clause does that.
   *
   * @throws org.apache.iceberg.exceptions.NoSuchTableException when there is no such table
   * @throws IllegalArgumentException when {@code asOf} names a snapshot the table does not keep;
   *     the message says which it keeps
   */
  Relation plan(TableName table, AsOf asOf, Expression filter);

  /** The schema of {@code table} at {@code asOf}. */
  Schema schema(TableName table, AsOf asOf);
}
