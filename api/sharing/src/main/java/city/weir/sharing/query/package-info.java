/** Questions in SQL that were saved, reviewed and published as an API. */
@NullMarked
package city.weir.sharing.query;

import org.jspecify.annotations.NullMarked;
