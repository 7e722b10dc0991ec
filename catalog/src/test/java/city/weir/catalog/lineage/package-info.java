@NullMarked
package city.weir.catalog.lineage;

import org.jspecify.annotations.NullMarked;
