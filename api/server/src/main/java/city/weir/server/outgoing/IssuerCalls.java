package city.weir.server.outgoing;

import city.weir.server.settings.Settings;
import city.weir.sharing.subscription.Targets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Calls the OIDC issuer that the operator configured. What the issuer answers is not believed: it
 * may name further addresses (its keys, its doors), and those lead nowhere but to the issuer
 * itself, to what the operator listed, or to a public host by https; redirects are not followed,
 * answers are cut at a length and a time.
 */
@Component
public final class IssuerCalls {
  static final int LONGEST = 1_000_000;

  private final Set<String> trusted;
  private final ClientHttpRequestFactory connections;

  @Autowired
  IssuerCalls(Settings settings) {
    this(settings.auth(), Duration.ofSeconds(10));
  }

  /**
   * @param patience how long a connection, and then an answer, may take
   */
  IssuerCalls(Settings.Auth auth, Duration patience) {
    this.trusted =
        Stream.concat(
                Stream.ofNullable(auth.issuerUri()).map(URI::create), auth.issuerOrigins().stream())
            .map(IssuerCalls::origin)
            .collect(Collectors.toUnmodifiableSet());
    this.connections = connections(patience);
  }

  private static ClientHttpRequestFactory connections(Duration patience) {
    JdkClientHttpRequestFactory connections =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .build());
    connections.setReadTimeout(patience);
    return connections;
  }

  /** For what fetches documents: keys, and where the issuer's doors are. */
  public RestTemplate client() {
    RestTemplate client = new RestTemplate(connections);
    client.setInterceptors(List.of(this::guarded));
    return client;
  }

  /** For what speaks to the issuer's doors in forms and answers of its own. */
  public RestClient.Builder doors() {
    return RestClient.builder().requestFactory(connections).requestInterceptor(this::guarded);
  }

  private ClientHttpResponse guarded(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    Optional<String> objection = objection(request.getURI());
    if (objection.isPresent()) {
      throw new IOException(
          "The issuer sends the server to %s: %s; if that is the issuer's too, list its origin in weir.auth.issuer-origins"
              .formatted(request.getURI(), objection.get()));
    }
    return new BoundedAnswer(execution.execute(request, body), LONGEST);
  }

  private Optional<String> objection(URI address) {
    return trusted.contains(origin(address))
        ? Optional.empty()
        : Targets.PUBLIC_ONLY.objection(address);
  }

  /** Scheme, host and port, whichever way they are spelled. */
  private static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return "%s://%s:%d"
        .formatted(scheme, String.valueOf(address.getHost()).toLowerCase(Locale.ROOT), port);
  }
}
