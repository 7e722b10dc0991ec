/** The doors rows leave by: page by page, as a whole, and the newest of each thing. */
@NullMarked
package city.weir.server.rows;

import org.jspecify.annotations.NullMarked;
