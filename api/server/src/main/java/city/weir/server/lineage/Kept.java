package city.weir.server.lineage;

import city.weir.contract.TableName;
import city.weir.contract.derivation.Derivation;
import java.time.Instant;

/**
 * What a table was computed from.
 *
 * @param contractVersion of the contract it was computed by
 * @param since when it was first computed so
 */
record Kept(TableName table, String contractVersion, Instant since, Derivation derivation) {}
