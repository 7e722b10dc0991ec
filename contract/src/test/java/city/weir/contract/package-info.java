@NullMarked
package city.weir.contract;

import org.jspecify.annotations.NullMarked;
