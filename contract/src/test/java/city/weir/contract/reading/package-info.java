@NullMarked
package city.weir.contract.reading;

import org.jspecify.annotations.NullMarked;
