/**
 * The resource directory: entries of every kind, kept through their life, searched by whoever may
 * know of them. Datasets' entries follow their contracts.
 */
@NullMarked
package city.weir.server.directory;

import org.jspecify.annotations.NullMarked;
