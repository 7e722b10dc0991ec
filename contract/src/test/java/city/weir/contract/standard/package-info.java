@NullMarked
package city.weir.contract.standard;

import org.jspecify.annotations.NullMarked;
