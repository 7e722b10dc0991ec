/** Tests of policy. */
@NullMarked
package city.weir.sharing.policy;

import org.jspecify.annotations.NullMarked;
