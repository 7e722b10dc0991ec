@NullMarked
package city.weir.catalog.elastic;

import org.jspecify.annotations.NullMarked;
