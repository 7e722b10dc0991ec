/** Tests of the child processes. */
@NullMarked
package city.weir.sharing.engine;

import org.jspecify.annotations.NullMarked;
