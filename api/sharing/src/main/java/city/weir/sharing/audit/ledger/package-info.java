/** The audit as it lies in the lake: how it gets there, and how it is searched. */
@NullMarked
package city.weir.sharing.audit.ledger;

import org.jspecify.annotations.NullMarked;
