/**
 * Where data comes from and where it goes: datasets, what fills them, who reads them; and how much
 * of that one reader may see.
 */
@NullMarked
package city.weir.catalog.lineage;

import org.jspecify.annotations.NullMarked;
