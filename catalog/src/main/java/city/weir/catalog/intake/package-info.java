/**
 * What becomes of the entries of a spreadsheet: new ones, changes of those there are, and those
 * that cannot be taken in as they are.
 */
@NullMarked
package city.weir.catalog.intake;

import org.jspecify.annotations.NullMarked;
