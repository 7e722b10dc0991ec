package city.weir.server.calls;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The networks that agreements can name.
 *
 * @param networks by name, the blocks of addresses (CIDR) that make up each: {@code
 *     weir.networks.government=10.0.0.0/8,fd00::/8}
 * @param proxies blocks of addresses whose header {@code X-Forwarded-For} is believed; nobody's
 *     when empty
 */
@ConfigurationProperties("weir")
record NetworkSettings(
    @DefaultValue Map<String, List<String>> networks, @DefaultValue List<String> proxies) {}
