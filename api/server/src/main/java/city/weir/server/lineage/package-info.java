/** Lineage: kept as promotions tell it, and shown to each reader as far as they may know of it. */
@NullMarked
package city.weir.server.lineage;

import org.jspecify.annotations.NullMarked;
