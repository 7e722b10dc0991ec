/** The Iceberg lake: its catalog, zones, and tables that follow from contracts. */
@NullMarked
package city.weir.lake;

import org.jspecify.annotations.NullMarked;
