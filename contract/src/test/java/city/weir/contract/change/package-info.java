@NullMarked
package city.weir.contract.change;

import org.jspecify.annotations.NullMarked;
