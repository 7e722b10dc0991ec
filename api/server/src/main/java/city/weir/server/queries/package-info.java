/** Saved queries: their steps, their descriptions, and what they answer. */
@NullMarked
package city.weir.server.queries;

import org.jspecify.annotations.NullMarked;
