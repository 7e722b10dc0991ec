@NullMarked
package city.weir.server.lineage;

import org.jspecify.annotations.NullMarked;
