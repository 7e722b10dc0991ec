/** The port of the durable log: what was received waits here until it is in raw. */
@NullMarked
package city.weir.pipelines.log;

import org.jspecify.annotations.NullMarked;
