/**
 * The way up: what is to be promoted is derived from snapshots, handed out to workers under a
 * lease, judged, and published.
 */
@NullMarked
package city.weir.server.promotion;

import org.jspecify.annotations.NullMarked;
