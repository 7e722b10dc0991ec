@NullMarked
package city.weir.sharing.audit.chain;

import org.jspecify.annotations.NullMarked;
