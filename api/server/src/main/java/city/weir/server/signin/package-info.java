/** How people come in: the console as a client of the issuer, the embedded issuer, sessions. */
@NullMarked
package city.weir.server.signin;

import org.jspecify.annotations.NullMarked;
