@NullMarked
package city.weir.catalog.intake;

import org.jspecify.annotations.NullMarked;
