/**
 * Events on their way to the lake: a local file, forced to the disk before anybody is told that an
 * event is kept.
 */
@NullMarked
package city.weir.sharing.audit.journal;

import org.jspecify.annotations.NullMarked;
