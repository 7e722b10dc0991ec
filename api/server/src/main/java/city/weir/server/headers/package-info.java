/** What every answer says to the browsers and caches that it passes. */
@NullMarked
package city.weir.server.headers;

import org.jspecify.annotations.NullMarked;
