@NullMarked
package city.weir.catalog.sheet;

import org.jspecify.annotations.NullMarked;
