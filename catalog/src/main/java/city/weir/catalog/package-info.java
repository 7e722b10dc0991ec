/**
 * The resource directory: what of each dataset people read, and the port through which they search
 * for it.
 */
@NullMarked
package city.weir.catalog;

import org.jspecify.annotations.NullMarked;
