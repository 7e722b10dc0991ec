/** The standards library: data elements and code lists, found, proposed and approved. */
@NullMarked
package city.weir.server.standards;

import org.jspecify.annotations.NullMarked;
