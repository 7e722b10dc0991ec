package city.weir.lake.sql;

import city.weir.contract.TableName;
import city.weir.lake.AsOf;
import java.util.function.Function;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;

/** Plans tables of the lake into relations. */
public interface Relations {
  /**
   * Plans {@code table} at {@code asOf}. Files that {@code filter} rules out are left out; the
   * filter itself is NOT applied to rows, the caller's WHERE clause does that.
   *
   * @param filter written for the schema of that state
   * @throws org.apache.iceberg.exceptions.NoSuchTableException when there is no such table
   * @throws IllegalArgumentException when {@code asOf} names a snapshot the table does not keep;
   *     the message says which it keeps
   */
  Relation plan(TableName table, AsOf asOf, Function<Schema, Expression> filter);

  /** The same, with a filter that holds for every schema of the table. */
  default Relation plan(TableName table, AsOf asOf, Expression filter) {
    return plan(table, asOf, schema -> filter);
  }

  /** The schema of {@code table} at {@code asOf}. */
  Schema schema(TableName table, AsOf asOf);
}
