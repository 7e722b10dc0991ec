/** Puts the policy and its ways out together, over this server's lake and stores. */
@NullMarked
package city.weir.server.sharing;

import org.jspecify.annotations.NullMarked;
