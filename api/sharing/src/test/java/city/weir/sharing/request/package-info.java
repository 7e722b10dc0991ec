@NullMarked
package city.weir.sharing.request;

import org.jspecify.annotations.NullMarked;
