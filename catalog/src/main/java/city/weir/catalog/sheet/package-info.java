/** The directory as spreadsheets in the guide's layout: taken in, given out, and marked. */
@NullMarked
package city.weir.catalog.sheet;

import org.jspecify.annotations.NullMarked;
