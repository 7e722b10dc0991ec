@NullMarked
package city.weir.lake.tables;

import org.jspecify.annotations.NullMarked;
