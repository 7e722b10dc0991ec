@NullMarked
package city.weir.pipelines.artemis;

import org.jspecify.annotations.NullMarked;
