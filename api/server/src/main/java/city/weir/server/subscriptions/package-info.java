/** Subscriptions: kept in the database, made and ended through the API. */
@NullMarked
package city.weir.server.subscriptions;

import org.jspecify.annotations.NullMarked;
