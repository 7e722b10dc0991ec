/**
 * How an agreement comes about: a request, the machine's check, reviews against the statutory
 * clock, and the dispute about a refusal.
 */
@NullMarked
package city.weir.sharing.request;

import org.jspecify.annotations.NullMarked;
