/**
 * Exceptions from 就高从严: the approvals by which something derived may be graded lower than what it
 * is made of.
 */
@NullMarked
package city.weir.catalog.grading.exception;

import org.jspecify.annotations.NullMarked;
