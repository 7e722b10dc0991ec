/** Who asked for what, and what they were told: kept in the lake, read by auditors. */
@NullMarked
package city.weir.server.audit;

import org.jspecify.annotations.NullMarked;
