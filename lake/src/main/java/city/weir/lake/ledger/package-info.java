/** Tables that only grow, whose rows are numbered: nothing in them is ever changed. */
@NullMarked
package city.weir.lake.ledger;

import org.jspecify.annotations.NullMarked;
