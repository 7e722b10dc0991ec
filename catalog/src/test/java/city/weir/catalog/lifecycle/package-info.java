@NullMarked
package city.weir.catalog.lifecycle;

import org.jspecify.annotations.NullMarked;
