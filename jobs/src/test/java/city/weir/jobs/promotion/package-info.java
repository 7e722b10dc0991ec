@NullMarked
package city.weir.jobs.promotion;

import org.jspecify.annotations.NullMarked;
