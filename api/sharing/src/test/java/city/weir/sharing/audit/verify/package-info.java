@NullMarked
package city.weir.sharing.audit.verify;

import org.jspecify.annotations.NullMarked;
