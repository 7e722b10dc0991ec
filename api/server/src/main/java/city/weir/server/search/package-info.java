/** Which index the directory is searched in, and filling it anew. */
@NullMarked
package city.weir.server.search;

import org.jspecify.annotations.NullMarked;
