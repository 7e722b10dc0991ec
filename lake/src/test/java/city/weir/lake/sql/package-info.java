@NullMarked
package city.weir.lake.sql;

import org.jspecify.annotations.NullMarked;
