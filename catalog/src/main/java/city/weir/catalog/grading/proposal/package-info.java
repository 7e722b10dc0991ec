/** Proposals for grades: made from what was found, decided by stewards, kept with the decision. */
@NullMarked
package city.weir.catalog.grading.proposal;

import org.jspecify.annotations.NullMarked;
