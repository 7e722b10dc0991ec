/** The directory and the rows of its datasets, as each caller may see them. */
@NullMarked
package city.weir.server.datasets;

import org.jspecify.annotations.NullMarked;
