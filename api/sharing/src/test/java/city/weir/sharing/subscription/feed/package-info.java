@NullMarked
package city.weir.sharing.subscription.feed;

import org.jspecify.annotations.NullMarked;
