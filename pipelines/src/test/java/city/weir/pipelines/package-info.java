@NullMarked
package city.weir.pipelines;

import org.jspecify.annotations.NullMarked;
