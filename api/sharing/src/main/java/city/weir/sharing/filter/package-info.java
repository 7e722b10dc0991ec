/**
 * Conditions on rows: parsed from text, checked against a dataset's columns, rendered for engines.
 */
@NullMarked
package city.weir.sharing.filter;

import org.jspecify.annotations.NullMarked;
