/** Finds out whether the audit is as it was written. Reads only. */
@NullMarked
package city.weir.sharing.audit.verify;

import org.jspecify.annotations.NullMarked;
