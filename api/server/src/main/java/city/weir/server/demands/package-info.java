/** 供需对接: what is supplied and what is not, what partners need, and what becomes of that. */
@NullMarked
package city.weir.server.demands;

import org.jspecify.annotations.NullMarked;
