package city.weir.server.demands;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Terms of demands, in working days.
 *
 * @param offerDays in which a steward offers or answers a new one
 * @param answerDays in which the provider answers, when it is about a published entry
 * @param unpublishedDays in which the provider answers otherwise
 */
@ConfigurationProperties("weir.demands")
record DemandSettings(
    @DefaultValue("2") int offerDays,
    @DefaultValue("5") int answerDays,
    @DefaultValue("10") int unpublishedDays) {}
