@NullMarked
package city.weir.catalog.lucene;

import org.jspecify.annotations.NullMarked;
