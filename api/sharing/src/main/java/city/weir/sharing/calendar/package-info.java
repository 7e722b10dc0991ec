/** Working days as the State Council arranges them, and terms counted in them. */
@NullMarked
package city.weir.sharing.calendar;

import org.jspecify.annotations.NullMarked;
