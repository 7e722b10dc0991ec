/** From the log into raw: one committer for each channel, exactly once. */
@NullMarked
package city.weir.pipelines.queue;

import org.jspecify.annotations.NullMarked;
