/**
 * Runs generated SQL in child processes, each held to a deadline and a size. What is run, and for
 * whom, is decided elsewhere.
 */
@NullMarked
package city.weir.sharing.engine;

import org.jspecify.annotations.NullMarked;
