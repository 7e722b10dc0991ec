/** Landing received batches in raw: all or nothing, and exactly once. */
@NullMarked
package city.weir.lake.landing;

import org.jspecify.annotations.NullMarked;
