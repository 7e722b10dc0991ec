@NullMarked
package city.weir.lake.upkeep;

import org.jspecify.annotations.NullMarked;
