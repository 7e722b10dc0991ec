/** Write, audit, publish: branches that become visible only once they were judged. */
@NullMarked
package city.weir.lake.publish;

import org.jspecify.annotations.NullMarked;
