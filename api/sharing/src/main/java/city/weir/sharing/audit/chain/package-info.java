/**
 * Events made into a chain: each has a number and a hash over itself and the one before, and seals
 * sign how far the chain had come. What these bytes are is told in docs/audit-format.md, so that
 * another program can verify them.
 */
@NullMarked
package city.weir.sharing.audit.chain;

import org.jspecify.annotations.NullMarked;
