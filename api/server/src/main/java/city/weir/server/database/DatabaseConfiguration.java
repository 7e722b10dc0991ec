package city.weir.server.database;

import city.weir.server.settings.Home;
import city.weir.server.settings.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  JdbcAddress jdbcAddress(Settings settings, Home home) {
    return JdbcAddress.of(settings.database(), home);
  }

  /** The pool; whoever gets it finds the schema up to date. */
  @Bean(destroyMethod = "close")
  DataSource dataSource(JdbcAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(1);
    pool.setPoolName("stores");
    HikariDataSource source = new HikariDataSource(pool);
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration")
        // The stores and Iceberg's own tables live in one schema.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    return source;
  }
}
