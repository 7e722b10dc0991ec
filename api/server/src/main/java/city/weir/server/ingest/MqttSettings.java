package city.weir.server.ingest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where sensors reach the embedded MQTT broker.
 *
 * @param host address to listen on; from outside this machine only when it is set so
 * @param port 0 for any free one
 * @param maxMessage largest message
 */
@ConfigurationProperties("weir.mqtt")
record MqttSettings(
    @DefaultValue("127.0.0.1") String host,
    @DefaultValue("1883") int port,
    @DefaultValue("256KB") DataSize maxMessage) {}
