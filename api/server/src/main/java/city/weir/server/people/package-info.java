/** People at the console: how they sign in, and for how long. */
@NullMarked
package city.weir.server.people;

import org.jspecify.annotations.NullMarked;
