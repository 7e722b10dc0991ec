/** What changes between two versions of a contract, and whom it breaks. */
@NullMarked
package city.weir.contract.change;

import org.jspecify.annotations.NullMarked;
