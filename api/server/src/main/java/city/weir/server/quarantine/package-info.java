/** What was refused and why, for the steward. */
@NullMarked
package city.weir.server.quarantine;

import org.jspecify.annotations.NullMarked;
