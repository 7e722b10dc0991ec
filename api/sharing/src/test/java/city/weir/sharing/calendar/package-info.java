@NullMarked
package city.weir.sharing.calendar;

import org.jspecify.annotations.NullMarked;
