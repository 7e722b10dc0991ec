package city.weir.server.calls;

import city.weir.server.settings.Home;
import city.weir.sharing.policy.Purposes;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PurposesConfiguration {
  /** The city's own list, {@code purposes.yaml} in the home, or the one that comes with us. */
  @Bean
  Purposes purposes(Home home) throws IOException {
    return Files.exists(home.purposes())
        ? Purposes.read(Files.readString(home.purposes()))
        : Purposes.standard();
  }
}
