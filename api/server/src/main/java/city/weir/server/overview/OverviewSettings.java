package city.weir.server.overview;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Who sees the page, and how fresh it is.
 *
 * @param open {@code weir.overview.public}: whether the page and its figures are shown without a
 *     token; unless set, only for the sample city
 * @param refresh how old figures may be before they are counted anew
 */
@ConfigurationProperties("weir.overview")
record OverviewSettings(
    @Name("public") @Nullable Boolean open, @DefaultValue("1s") Duration refresh) {}
