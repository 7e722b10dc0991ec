/** What is received from where, as the contracts say, and what has come of it so far. */
@NullMarked
package city.weir.pipelines.feed;

import org.jspecify.annotations.NullMarked;
