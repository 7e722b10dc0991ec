/** The life of statements: waiting, running, stopped, their answers kept for a while. */
@NullMarked
package city.weir.sharing.statement;

import org.jspecify.annotations.NullMarked;
