@NullMarked
package city.weir.catalog.classification;

import org.jspecify.annotations.NullMarked;
