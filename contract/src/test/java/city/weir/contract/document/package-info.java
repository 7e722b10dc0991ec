@NullMarked
package city.weir.contract.document;

import org.jspecify.annotations.NullMarked;
