/** Whether the server is up. */
@NullMarked
package city.weir.server.health;

import org.jspecify.annotations.NullMarked;
