/** Tests of audit. */
@NullMarked
package city.weir.sharing.audit;

import org.jspecify.annotations.NullMarked;
