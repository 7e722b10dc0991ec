/** The page a newcomer sees first, and the figures and places it shows. */
@NullMarked
package city.weir.server.overview;

import org.jspecify.annotations.NullMarked;
