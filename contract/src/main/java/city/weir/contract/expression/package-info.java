/**
 * Looks at the SQL expressions contracts carry, without a SQL engine: which functions they call and
 * which columns they read.
 */
@NullMarked
package city.weir.contract.expression;

import org.jspecify.annotations.NullMarked;
