@NullMarked
package city.weir.catalog.words;

import org.jspecify.annotations.NullMarked;
