/** Tests of spreadsheets: in the database, over HTTP, and in a real browser. */
@NullMarked
package city.weir.server.sheets;

import org.jspecify.annotations.NullMarked;
