/** The formats answers are written in, row by row while they are read. */
@NullMarked
package city.weir.sharing.formats;

import org.jspecify.annotations.NullMarked;
