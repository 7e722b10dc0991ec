@NullMarked
package city.weir.pipelines.feed;

import org.jspecify.annotations.NullMarked;
