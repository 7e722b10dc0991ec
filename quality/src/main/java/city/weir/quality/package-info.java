/**
 * Results of quality rules and the gate that judges them. Names no engine; {@code quality.deequ}
 * evaluates the rules in Spark.
 */
@NullMarked
package city.weir.quality;

import org.jspecify.annotations.NullMarked;
