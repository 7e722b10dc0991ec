package city.weir.catalog.grading;

import java.time.Instant;

/**
 * What somebody did.
 *
 * @param words what was said about it; empty when nothing was
 */
public record Act(String by, Instant at, String words) {}
