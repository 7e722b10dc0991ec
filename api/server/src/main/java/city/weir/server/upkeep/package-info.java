/** Looks after the lake's tables while the server runs: compaction, and the end of old history. */
@NullMarked
package city.weir.server.upkeep;

import org.jspecify.annotations.NullMarked;
