/** Requests for data over HTTP: asking, reviewing, following the clock, the file of it all. */
@NullMarked
package city.weir.server.requests;

import org.jspecify.annotations.NullMarked;
