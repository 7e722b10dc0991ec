/** How systems prove who they are: secrets and public keys, several at a time, each with an end. */
@NullMarked
package city.weir.server.credentials;

import org.jspecify.annotations.NullMarked;
