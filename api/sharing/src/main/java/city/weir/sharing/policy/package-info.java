/** Who may have which rows and columns of a dataset, by which way: one policy for every way out. */
@NullMarked
package city.weir.sharing.policy;

import org.jspecify.annotations.NullMarked;
