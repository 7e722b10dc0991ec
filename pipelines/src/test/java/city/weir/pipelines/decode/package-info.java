@NullMarked
package city.weir.pipelines.decode;

import org.jspecify.annotations.NullMarked;
