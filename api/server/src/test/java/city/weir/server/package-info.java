/** Tests of the server as it runs. */
@NullMarked
package city.weir.server;

import org.jspecify.annotations.NullMarked;
