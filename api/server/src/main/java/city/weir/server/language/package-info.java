/** The languages pages speak, and where their words come from. */
@NullMarked
package city.weir.server.language;

import org.jspecify.annotations.NullMarked;
