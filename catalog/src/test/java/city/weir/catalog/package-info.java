@NullMarked
package city.weir.catalog;

import org.jspecify.annotations.NullMarked;
