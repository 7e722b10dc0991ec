/** Tests of saved queries. */
@NullMarked
package city.weir.sharing.query;

import org.jspecify.annotations.NullMarked;
