/** A sample city put into an empty home: its contracts, parties and files. */
@NullMarked
package city.weir.server.sample;

import org.jspecify.annotations.NullMarked;
