/** Who asked for what, and what the answer was. */
@NullMarked
package city.weir.sharing.audit;

import org.jspecify.annotations.NullMarked;
