/**
 * How the server calls others. Besides this package only webhooks open connections, guarded by
 * {@link city.weir.sharing.subscription.Targets}; a test holds all other code to that.
 */
@NullMarked
package city.weir.server.outgoing;

import org.jspecify.annotations.NullMarked;
