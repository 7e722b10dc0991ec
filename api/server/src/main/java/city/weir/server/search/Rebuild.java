package city.weir.server.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One filling of the index anew.
 *
 * @param entries how many have been taken in so far
 * @param problem why it failed, if it did; what was there before then still serves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rebuild(
    String state,
    Instant startedAt,
    @Nullable Instant finishedAt,
    long entries,
    @Nullable String problem) {}
