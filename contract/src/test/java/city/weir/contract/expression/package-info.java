@NullMarked
package city.weir.contract.expression;

import org.jspecify.annotations.NullMarked;
