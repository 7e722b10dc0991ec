/** The server: where the online side is put together. */
@NullMarked
package city.weir.server;

import org.jspecify.annotations.NullMarked;
