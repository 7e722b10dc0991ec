@NullMarked
package city.weir.sharing.audit.journal;

import org.jspecify.annotations.NullMarked;
