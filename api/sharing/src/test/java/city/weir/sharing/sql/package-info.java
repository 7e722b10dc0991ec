/** Tests of sql. */
@NullMarked
package city.weir.sharing.sql;

import org.jspecify.annotations.NullMarked;
