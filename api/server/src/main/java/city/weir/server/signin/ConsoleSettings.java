package city.weir.server.signin;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people reach the console, as {@code weir.console.<name>}.
 *
 * @param address what people type to reach the server, such as {@code https://lake.example.cn};
 *     null when they reach it directly
 * @param clientId what the console is called at the city's issuer
 * @param clientSecret what it proves itself with there; null when it is a public client
 * @param idle a session ends when nothing was asked for so long
 * @param longest it ends so long after signing in, whatever is asked
 * @param sessions of one person at once; one more ends the oldest
 */
@ConfigurationProperties("weir.console")
record ConsoleSettings(
    @Nullable URI address,
    @DefaultValue("weir-console") String clientId,
    @Nullable String clientSecret,
    @DefaultValue("30m") Duration idle,
    @DefaultValue("10h") Duration longest,
    @DefaultValue("5") int sessions) {
  ConsoleSettings {
    if (address != null && (address.getHost() == null || !address.getPath().isEmpty())) {
      throw new IllegalArgumentException(
          "weir.console.address is %s: write scheme and host only, such as https://lake.example.cn"
              .formatted(address));
    }
    clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret;
    if (sessions < 1) {
      throw new IllegalArgumentException(
          "weir.console.sessions is %d, so nobody could sign in: set at least 1"
              .formatted(sessions));
    }
  }

  /** Whether browsers come by TLS, so that cookies may be bound to it. */
  boolean secure() {
    return address != null && "https".equals(address.getScheme());
  }

  @Override
  public String toString() {
    return "ConsoleSettings[address=%s, clientId=%s]".formatted(address, clientId);
  }
}
