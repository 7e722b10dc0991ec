/** Who is calling: the embedded issuer, tokens, and which paths are open to whom. */
@NullMarked
package city.weir.server.security;

import org.jspecify.annotations.NullMarked;
