/** SQL over the files that Iceberg plans, run by an embedded DuckDB. */
@NullMarked
package city.weir.lake.sql;

import org.jspecify.annotations.NullMarked;
