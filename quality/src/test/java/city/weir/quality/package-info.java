@NullMarked
package city.weir.quality;

import org.jspecify.annotations.NullMarked;
