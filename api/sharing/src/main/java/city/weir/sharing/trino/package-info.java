/**
 * Trino under the same policy: what its Open Policy Agent plugin asks, and the answers, with row
 * rules and masks in Trino's SQL.
 */
@NullMarked
package city.weir.sharing.trino;

import org.jspecify.annotations.NullMarked;
