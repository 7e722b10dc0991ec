@NullMarked
package city.weir.quality.deequ;

import org.jspecify.annotations.NullMarked;
