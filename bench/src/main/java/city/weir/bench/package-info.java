/**
 * Whole-system measurements: each starts the product as a user does and a peer beside it, in one
 * run.
 */
@NullMarked
package city.weir.bench;

import org.jspecify.annotations.NullMarked;
