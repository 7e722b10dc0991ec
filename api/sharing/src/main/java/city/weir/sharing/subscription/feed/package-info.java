/**
 * The events of subscriptions, read from the lake under the policy, one after another. Every way by
 * which they leave reads them here.
 */
@NullMarked
package city.weir.sharing.subscription.feed;

import org.jspecify.annotations.NullMarked;
