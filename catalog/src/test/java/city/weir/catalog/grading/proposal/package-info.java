@NullMarked
package city.weir.catalog.grading.proposal;

import org.jspecify.annotations.NullMarked;
