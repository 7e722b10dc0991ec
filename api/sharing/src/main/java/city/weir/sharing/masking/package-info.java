/** How values are shown to those who may not see them whole: as SQL and as functions, equal. */
@NullMarked
package city.weir.sharing.masking;

import org.jspecify.annotations.NullMarked;
