/**
 * The life of an entry: written, handed in, judged, published, changed, withdrawn. Who writes does
 * not judge, and nothing that was published is deleted.
 */
@NullMarked
package city.weir.catalog.lifecycle;

import org.jspecify.annotations.NullMarked;
