/**
 * 供需对接: what is supplied, what is not shared and on what ground, and what partners need: matched to
 * entries that may satisfy it, offered to a provider, answered, tracked.
 */
@NullMarked
package city.weir.catalog.demand;

import org.jspecify.annotations.NullMarked;
