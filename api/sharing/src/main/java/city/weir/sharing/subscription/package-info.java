/** Telling subscribers of new rows: what is due, signing, sending, retrying. */
@NullMarked
package city.weir.sharing.subscription;

import org.jspecify.annotations.NullMarked;
