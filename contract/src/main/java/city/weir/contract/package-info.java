/**
 * A dataset in one file: the model an Open Data Contract (ODCS v3.1, {@code *.odcs.yaml}) is read
 * into. Everything Weir does with a dataset follows from these records. They name no engine and no
 * framework.
 */
@NullMarked
package city.weir.contract;

import org.jspecify.annotations.NullMarked;
