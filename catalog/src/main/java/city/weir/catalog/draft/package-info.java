/**
 * Entries as stewards write them, in forms and in spreadsheets: the same fields, the same checks.
 */
@NullMarked
package city.weir.catalog.draft;

import org.jspecify.annotations.NullMarked;
