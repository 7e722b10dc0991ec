/** Tests of filter. */
@NullMarked
package city.weir.sharing.filter;

import org.jspecify.annotations.NullMarked;
