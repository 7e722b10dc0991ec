package city.weir.server.subscriptions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where deliveries may go.
 *
 * @param privateNetworks whether receivers with private addresses, and plain http, are allowed, as
 *     on a government network
 * @param ownHost whether receivers on the server's own host are allowed, for trials
 */
@ConfigurationProperties("weir.subscriptions")
record SubscriptionSettings(
    @DefaultValue("false") boolean privateNetworks, @DefaultValue("false") boolean ownHost) {}
