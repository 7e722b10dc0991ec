/**
 * Telling subscribers what happens in a dataset. Here: what they subscribed to and how far they
 * have come. {@code feed}: the events, for every way they leave. {@code webhook}: posting them.
 */
@NullMarked
package city.weir.sharing.subscription;

import org.jspecify.annotations.NullMarked;
