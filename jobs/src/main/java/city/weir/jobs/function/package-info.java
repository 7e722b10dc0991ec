/** The functions that contracts and models may use in SQL, and the readings of text behind them. */
@NullMarked
package city.weir.jobs.function;

import org.jspecify.annotations.NullMarked;
