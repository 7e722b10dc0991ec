/** Work is leased from the server over HTTP, kept by heartbeats, and reported. */
@NullMarked
package city.weir.jobs.lease;

import org.jspecify.annotations.NullMarked;
