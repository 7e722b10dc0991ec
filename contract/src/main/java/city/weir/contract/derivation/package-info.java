/**
 * What a dataset was computed from, column by column, as the engine that computed it understood the
 * computation. The words are those of OpenLineage's column lineage facet.
 */
@NullMarked
package city.weir.contract.derivation;

import org.jspecify.annotations.NullMarked;
