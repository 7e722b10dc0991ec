/**
 * A contract as it is written: YAML whose every part knows its line, held against the schema. For
 * the reader of contracts; others read {@link city.weir.contract.DataContract}s.
 */
@NullMarked
package city.weir.contract.document;

import org.jspecify.annotations.NullMarked;
