/** Carries out one promotion order: read what is new, make the rows, stage them on a branch. */
@NullMarked
package city.weir.jobs.promotion;

import org.jspecify.annotations.NullMarked;
