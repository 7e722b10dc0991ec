@NullMarked
package city.weir.lake.landing;

import org.jspecify.annotations.NullMarked;
