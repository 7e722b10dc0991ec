/** Posting events to subscribers: what is due, signing, sending, trying again. */
@NullMarked
package city.weir.sharing.subscription.webhook;

import org.jspecify.annotations.NullMarked;
