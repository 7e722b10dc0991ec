/** The one database: H2 in a file by default, PostgreSQL by configuration. */
@NullMarked
package city.weir.server.database;

import org.jspecify.annotations.NullMarked;
