/** What is said of the API as a whole, and the page on which it can be tried. */
@NullMarked
package city.weir.server.apidocs;

import org.jspecify.annotations.NullMarked;
