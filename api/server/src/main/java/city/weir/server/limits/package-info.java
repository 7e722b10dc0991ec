/** How much one caller may send, and how often. */
@NullMarked
package city.weir.server.limits;

import org.jspecify.annotations.NullMarked;
