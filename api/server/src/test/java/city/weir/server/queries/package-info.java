/** Tests of saved queries over HTTP and in the database. */
@NullMarked
package city.weir.server.queries;

import org.jspecify.annotations.NullMarked;
