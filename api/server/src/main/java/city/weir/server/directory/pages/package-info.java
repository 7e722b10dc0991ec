/**
 * The steward's day in the console: what waits, finding, writing and judging entries. What may be
 * done, and by whom, is decided where the API has it decided too.
 */
@NullMarked
package city.weir.server.directory.pages;

import org.jspecify.annotations.NullMarked;
