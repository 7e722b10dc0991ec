package city.weir.server.settings;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the clocks of the city show: hours, days and working days are meant by them.
 *
 * @param zone name of the zone
 */
@ConfigurationProperties("weir.time")
public record CityTime(@DefaultValue("Asia/Shanghai") ZoneId zone) {}
