@NullMarked
package city.weir.pipelines.queue;

import org.jspecify.annotations.NullMarked;
