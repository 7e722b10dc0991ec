package city.weir.server.grading;

import city.weir.catalog.draft.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several proposals.
 *
 * @param problem why it was not accepted; absent when it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(String id, @Nullable String state, @Nullable Words problem) {}
