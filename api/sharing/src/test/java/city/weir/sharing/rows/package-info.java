/** Tests of rows. */
@NullMarked
package city.weir.sharing.rows;

import org.jspecify.annotations.NullMarked;
