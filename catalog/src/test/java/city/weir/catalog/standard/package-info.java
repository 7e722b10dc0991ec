@NullMarked
package city.weir.catalog.standard;

import org.jspecify.annotations.NullMarked;
