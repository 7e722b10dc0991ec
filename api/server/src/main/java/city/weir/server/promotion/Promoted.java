package city.weir.server.promotion;

import city.weir.contract.DataContract;
import city.weir.contract.derivation.Derivation;

/**
 * Published as an application event when rows of {@code dataset} became visible.
 *
 * @param derivation what they were computed from
 */
public record Promoted(DataContract dataset, Derivation derivation) {}
