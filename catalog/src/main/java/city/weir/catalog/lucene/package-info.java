/** The directory's search, embedded: Apache Lucene in a folder. */
@NullMarked
package city.weir.catalog.lucene;

import org.jspecify.annotations.NullMarked;
