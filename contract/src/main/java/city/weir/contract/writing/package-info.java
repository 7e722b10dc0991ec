/**
 * Changes contracts as a person would: a few words in the file, the rest left as it was written.
 */
@NullMarked
package city.weir.contract.writing;

import org.jspecify.annotations.NullMarked;
