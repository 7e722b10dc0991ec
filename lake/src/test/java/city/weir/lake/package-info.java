@NullMarked
package city.weir.lake;

import org.jspecify.annotations.NullMarked;
