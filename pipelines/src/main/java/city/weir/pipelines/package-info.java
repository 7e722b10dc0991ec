/** Receiving: sources and decoders, the ingest log, landing in raw. */
@NullMarked
package city.weir.pipelines;

import org.jspecify.annotations.NullMarked;
