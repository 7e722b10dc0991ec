/**
 * What the server and a worker say to each other about moving one dataset's new rows up: the order
 * handed out under a lease, and the report handed back. Travels as JSON over HTTP; both sides use
 * these records.
 */
@NullMarked
package city.weir.quality.promotion;

import org.jspecify.annotations.NullMarked;
