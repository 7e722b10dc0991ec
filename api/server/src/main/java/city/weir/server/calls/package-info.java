/** From which network, and for what purpose, a request comes. */
@NullMarked
package city.weir.server.calls;

import org.jspecify.annotations.NullMarked;
