package city.weir.sharing.rows;

import java.util.List;

/**
 * A format whose rows are finished lines, made by the engine: an expression in DuckDB's SQL over
 * the columns by their names that gives a BLOB.
 */
@FunctionalInterface
public interface LineSql {
  String of(List<Field> columns);
}
