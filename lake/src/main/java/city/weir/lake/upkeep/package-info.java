/** Keeps what tables cost from growing with each commit. */
@NullMarked
package city.weir.lake.upkeep;

import org.jspecify.annotations.NullMarked;
