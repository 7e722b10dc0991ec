/** What the tests of sharing have in common. */
@NullMarked
package city.weir.sharing;

import org.jspecify.annotations.NullMarked;
