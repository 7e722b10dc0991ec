@NullMarked
package city.weir.lake.publish;

import org.jspecify.annotations.NullMarked;
