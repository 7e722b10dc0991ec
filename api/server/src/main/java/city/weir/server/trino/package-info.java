/** The doors of Trino: its Open Policy Agent plugin asks here before it does anything. */
@NullMarked
package city.weir.server.trino;

import org.jspecify.annotations.NullMarked;
