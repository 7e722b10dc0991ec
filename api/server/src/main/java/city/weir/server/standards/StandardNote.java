package city.weir.server.standards;

import org.jspecify.annotations.Nullable;

/**
 * Words that go with a judgement.
 *
 * @param successor id of what is used in its place, when it is used no more
 */
record StandardNote(@Nullable String reason, @Nullable String successor) {}
