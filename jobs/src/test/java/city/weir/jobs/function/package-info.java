@NullMarked
package city.weir.jobs.function;

import org.jspecify.annotations.NullMarked;
