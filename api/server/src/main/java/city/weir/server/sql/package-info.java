/** SQL for analysts. */
@NullMarked
package city.weir.server.sql;

import org.jspecify.annotations.NullMarked;
