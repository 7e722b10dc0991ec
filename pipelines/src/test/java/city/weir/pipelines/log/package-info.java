@NullMarked
package city.weir.pipelines.log;

import org.jspecify.annotations.NullMarked;
