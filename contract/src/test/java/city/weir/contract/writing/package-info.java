@NullMarked
package city.weir.contract.writing;

import org.jspecify.annotations.NullMarked;
