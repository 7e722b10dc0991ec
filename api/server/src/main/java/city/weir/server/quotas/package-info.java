/** How much a party may take in a day and in a month, and how much it took. */
@NullMarked
package city.weir.server.quotas;

import org.jspecify.annotations.NullMarked;
