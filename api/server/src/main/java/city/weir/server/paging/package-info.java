/** Pages of lists. */
@NullMarked
package city.weir.server.paging;

import org.jspecify.annotations.NullMarked;
