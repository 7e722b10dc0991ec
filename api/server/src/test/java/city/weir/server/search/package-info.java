@NullMarked
package city.weir.server.search;

import org.jspecify.annotations.NullMarked;
