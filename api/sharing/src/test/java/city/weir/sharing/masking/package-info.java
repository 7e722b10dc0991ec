/** Tests of masking. */
@NullMarked
package city.weir.sharing.masking;

import org.jspecify.annotations.NullMarked;
