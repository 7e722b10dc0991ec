/** Evaluates the rules of a contract in Spark with Deequ; nothing else may import Deequ. */
@NullMarked
package city.weir.quality.deequ;

import org.jspecify.annotations.NullMarked;
