@NullMarked
package city.weir.catalog.grading.exception;

import org.jspecify.annotations.NullMarked;
