@NullMarked
package city.weir.catalog.demand;

import org.jspecify.annotations.NullMarked;
