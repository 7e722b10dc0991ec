@NullMarked
package city.weir.pipelines.drop;

import org.jspecify.annotations.NullMarked;
