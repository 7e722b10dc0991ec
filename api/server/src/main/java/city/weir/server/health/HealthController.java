package city.weir.server.health;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers while the server is up and its database answers. */
@RestController
class HealthController {
  private final JdbcClient jdbc;

  HealthController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/health")
  Map<String, String> health() {
    jdbc.sql("select 1").query(Integer.class).single();
    return Map.of("status", "up");
  }
}
