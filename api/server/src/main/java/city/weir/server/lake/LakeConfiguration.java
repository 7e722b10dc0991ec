package city.weir.server.lake;

import city.weir.lake.Lake;
import city.weir.lake.LakeConfig;
import city.weir.lake.Lakes;
import city.weir.server.database.JdbcAddress;
import city.weir.server.settings.Home;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LakeConfiguration {
  /**
   * The lake.
   *
   * @param stores opened before it, so that the embedded database is closed after it
   */
  @Bean(destroyMethod = "close")
  Lake lake(JdbcAddress address, Home home, Clock clock, DataSource stores) {
    return Lakes.open(
        LakeConfig.of(address.url(), address.user(), address.password(), home.warehouse()), clock);
  }
}
