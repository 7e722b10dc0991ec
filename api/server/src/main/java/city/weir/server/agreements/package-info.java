/** Agreements about conditional shares: kept in the database, made and revoked by the steward. */
@NullMarked
package city.weir.server.agreements;

import org.jspecify.annotations.NullMarked;
