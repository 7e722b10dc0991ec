/** Tests of the life of statements. */
@NullMarked
package city.weir.sharing.statement;

import org.jspecify.annotations.NullMarked;
