package city.weir.jobs;

import java.net.URI;
import java.util.Map;

/**
 * Where the server is and who the worker is, from the environment: {@code WEIR_SERVER} (default
 * {@code http://127.0.0.1:8080}), {@code WEIR_CLIENT_ID} (default {@code worker}), {@code
 * WEIR_CLIENT_SECRET}.
 */
record Settings(URI server, String client, String secret) {

  static Settings from(Map<String, String> environment) {
    String secret = environment.get("WEIR_CLIENT_SECRET");
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          "WEIR_CLIENT_SECRET is not set (the secret of the client worker, see credentials.json in WEIR_HOME)");
    }
    return new Settings(
        URI.create(environment.getOrDefault("WEIR_SERVER", "http://127.0.0.1:8080")),
        environment.getOrDefault("WEIR_CLIENT_ID", "worker"),
        secret);
  }

  @Override
  public String toString() {
    return "%s as %s".formatted(server, client);
  }
}
