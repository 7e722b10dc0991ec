/** The newest row of each thing, kept in memory as the tables change. */
@NullMarked
package city.weir.sharing.latest;

import org.jspecify.annotations.NullMarked;
