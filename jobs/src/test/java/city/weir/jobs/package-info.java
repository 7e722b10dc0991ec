@NullMarked
package city.weir.jobs;

import org.jspecify.annotations.NullMarked;
