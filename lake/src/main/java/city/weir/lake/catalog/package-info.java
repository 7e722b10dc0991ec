/** The catalog over JDBC: commits are heard of, and several tables move in one step. */
@NullMarked
package city.weir.lake.catalog;

import org.jspecify.annotations.NullMarked;
