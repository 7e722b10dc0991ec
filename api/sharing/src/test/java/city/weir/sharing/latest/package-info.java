@NullMarked
package city.weir.sharing.latest;

import org.jspecify.annotations.NullMarked;
