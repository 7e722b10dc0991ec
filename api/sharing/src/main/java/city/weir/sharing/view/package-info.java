/** A dataset as one subject may see it: the one place where policy becomes SQL. */
@NullMarked
package city.weir.sharing.view;

import org.jspecify.annotations.NullMarked;
