/** What contracts refer to in the standards library: data elements and code lists. */
@NullMarked
package city.weir.contract.standard;

import org.jspecify.annotations.NullMarked;
