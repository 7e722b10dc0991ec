package city.weir.server.ingest;

import city.weir.lake.Lake;
import city.weir.pipelines.Ingest;
import city.weir.pipelines.IngestConfig;
import city.weir.pipelines.artemis.MqttDoor;
import city.weir.server.contracts.Contracts;
import city.weir.server.contracts.ContractsChanged;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class IngestConfiguration {
  /** Receives from now on. */
  @Bean(destroyMethod = "close")
  Ingest ingest(
      MqttSettings mqtt,
      Home home,
      MqttPublishers publishers,
      Contracts contracts,
      Lake lake,
      Clock clock)
      throws IOException {
    MqttDoor door =
        new MqttDoor(mqtt.host(), mqtt.port(), (int) mqtt.maxMessage().toBytes(), publishers);
    return Ingest.start(IngestConfig.of(home.path(), door), contracts.all(), lake.landing(), clock);
  }

  /** Follows the contracts. */
  @Component
  static class Following {
    private final Ingest ingest;

    Following(Ingest ingest) {
      this.ingest = ingest;
    }

    @EventListener
    void on(ContractsChanged change) throws IOException {
      ingest.reload(change.contracts().contracts());
    }
  }
}
