/**
 * From delivered bytes to records: the format, its encoding and its limits.
 *
 * <p>Nothing is guessed about meaning here. A value keeps the spelling it was delivered in; what
 * cannot be read is handed on with the reason and the remedy.
 */
@NullMarked
package city.weir.pipelines.decode;

import org.jspecify.annotations.NullMarked;
