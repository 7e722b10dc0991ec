/**
 * SQL as analysts write it: rewritten so that only permitted rows are reached, run in a child
 * process.
 */
@NullMarked
package city.weir.sharing.sql;

import org.jspecify.annotations.NullMarked;
