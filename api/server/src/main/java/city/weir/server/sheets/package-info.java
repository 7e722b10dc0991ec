/**
 * The directory as spreadsheets: sent in, shown with what is wrong on the cells, taken in, given
 * out.
 */
@NullMarked
package city.weir.server.sheets;

import org.jspecify.annotations.NullMarked;
