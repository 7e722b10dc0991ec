@NullMarked
package city.weir.catalog.draft;

import org.jspecify.annotations.NullMarked;
