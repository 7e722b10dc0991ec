/** Rows of a dataset, page by page: parameters, paging, formats. */
@NullMarked
package city.weir.sharing.rows;

import org.jspecify.annotations.NullMarked;
