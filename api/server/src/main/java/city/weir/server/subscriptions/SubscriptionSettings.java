package city.weir.server.subscriptions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where deliveries may go, and how many may listen.
 *
 * @param privateNetworks whether receivers with private addresses, and plain http, are allowed, as
 *     on a government network
 * @param ownHost whether receivers on the server's own host are allowed, for trials
 * @param mostStreams connections that may be kept open for events, of all subscribers together
 */
@ConfigurationProperties("weir.subscriptions")
record SubscriptionSettings(
    @DefaultValue("false") boolean privateNetworks,
    @DefaultValue("false") boolean ownHost,
    @DefaultValue("200") int mostStreams) {}
