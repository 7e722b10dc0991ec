@NullMarked
package city.weir.catalog.grading;

import org.jspecify.annotations.NullMarked;
