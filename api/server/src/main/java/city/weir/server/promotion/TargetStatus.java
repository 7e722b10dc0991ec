package city.weir.server.promotion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the promotion of one table stands.
 *
 * @param state IDLE, LEASED, FAILED or HELD
 * @param nextAttempt earliest moment of the next attempt
 * @param reason why it failed or is held
 * @param run the newest that was judged or failed, null before the first
 */
public record TargetStatus(
    String target,
    String state,
    int failures,
    Instant nextAttempt,
    @Nullable String reason,
    @Nullable Run run) {}
