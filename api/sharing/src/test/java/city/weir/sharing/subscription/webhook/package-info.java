@NullMarked
package city.weir.sharing.subscription.webhook;

import org.jspecify.annotations.NullMarked;
