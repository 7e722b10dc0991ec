/** The lake this server keeps, and its tables, which follow from the contracts in force. */
@NullMarked
package city.weir.server.lake;

import org.jspecify.annotations.NullMarked;
