/** Tests of subscription. */
@NullMarked
package city.weir.sharing.subscription;

import org.jspecify.annotations.NullMarked;
