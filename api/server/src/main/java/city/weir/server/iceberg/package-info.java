/** The lake as an Iceberg REST catalog: how engines of any make read and write it. */
@NullMarked
package city.weir.server.iceberg;

import org.jspecify.annotations.NullMarked;
