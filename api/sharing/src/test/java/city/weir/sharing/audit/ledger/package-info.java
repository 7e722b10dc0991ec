@NullMarked
package city.weir.sharing.audit.ledger;

import org.jspecify.annotations.NullMarked;
