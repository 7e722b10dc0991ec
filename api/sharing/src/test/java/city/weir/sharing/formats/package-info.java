@NullMarked
package city.weir.sharing.formats;

import org.jspecify.annotations.NullMarked;
