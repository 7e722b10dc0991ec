/** Tests of SQL over HTTP. */
@NullMarked
package city.weir.server.sql;

import org.jspecify.annotations.NullMarked;
