@NullMarked
package city.weir.sharing.trino;

import org.jspecify.annotations.NullMarked;
