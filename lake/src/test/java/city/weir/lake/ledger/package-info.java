@NullMarked
package city.weir.lake.ledger;

import org.jspecify.annotations.NullMarked;
