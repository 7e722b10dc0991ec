/**
 * Drop folders: the received file is itself the durable thing, and lands in one commit.
 *
 * <p>A file is in exactly one of three places: in its drop folder until it has landed, then in the
 * archive, or among the rejected with the reason beside it.
 */
@NullMarked
package city.weir.pipelines.drop;

import org.jspecify.annotations.NullMarked;
