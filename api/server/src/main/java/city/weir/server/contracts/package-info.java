/** The contracts in force, and the door through which they change. */
@NullMarked
package city.weir.server.contracts;

import org.jspecify.annotations.NullMarked;
