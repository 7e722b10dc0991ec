@NullMarked
package city.weir.lake.catalog;

import org.jspecify.annotations.NullMarked;
