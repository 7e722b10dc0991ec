package city.weir.server.outgoing;

import city.weir.sharing.subscription.Targets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/**
 * Calls an OIDC issuer that the operator configured. What the issuer answers is not believed: it
 * may name further addresses (its keys, its doors), and those lead nowhere but to the issuer itself
 * or to a public host by https; redirects are not followed, answers are cut at a length and a time.
 */
public final class IssuerCalls {
  static final int LONGEST = 1_000_000;

  private final URI issuer;
  private final Duration patience;

  /**
   * @param issuer as configured; its own scheme, host and port are trusted
   */
  public IssuerCalls(URI issuer) {
    this(issuer, Duration.ofSeconds(10));
  }

  IssuerCalls(URI issuer, Duration patience) {
    this.issuer = issuer;
    this.patience = patience;
  }

  /** For those libraries that call by themselves. */
  public RestTemplate client() {
    RestTemplate client = new RestTemplate(connections());
    client.setInterceptors(List.of(guard()));
    return client;
  }

  /** Connections alone, without the guard that {@link #guard} lays before them. */
  public ClientHttpRequestFactory connections() {
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

  /** Refuses addresses the issuer must not send the server to, and answers that go on and on. */
  public ClientHttpRequestInterceptor guard() {
    return this::guarded;
  }

  private ClientHttpResponse guarded(
      HttpRequest request, byte[] body, ClientHttpRequestExecution execution) throws IOException {
    Optional<String> objection = objection(request.getURI());
    if (objection.isPresent()) {
      throw new IOException(
          "The issuer %s sends the server to %s: %s"
              .formatted(issuer, request.getURI(), objection.get()));
    }
    return new BoundedAnswer(execution.execute(request, body), LONGEST);
  }

  private Optional<String> objection(URI address) {
    boolean own =
        issuer.getScheme().equals(address.getScheme())
            && issuer.getRawAuthority().equals(address.getRawAuthority());
    return own ? Optional.empty() : Targets.PUBLIC_ONLY.objection(address);
  }
}
