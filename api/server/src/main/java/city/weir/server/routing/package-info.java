/** Which method answers a request, found without comparing every path there is. */
@NullMarked
package city.weir.server.routing;

import org.jspecify.annotations.NullMarked;
