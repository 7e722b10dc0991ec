package city.weir.server.outgoing;

import city.weir.server.settings.Settings;
import city.weir.sharing.subscription.Targets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Calls the OIDC issuer that the operator configured. What the issuer answers is not believed: it
 * may name further addresses (its keys, its doors), and those lead nowhere but to the issuer
 * itself, to what the operator listed, or to a public host by https.
 */
@Component
public final class IssuerCalls implements AutoCloseable {
  static final int LONGEST = 1_000_000;

  private final Set<String> trusted;
  private final Targets others;
  private final Targets.Names names;
  private final JudgedConnections connections;

  @Autowired
  IssuerCalls(Settings settings) {
    this(settings.auth(), Duration.ofSeconds(10), Targets.PUBLIC_ONLY, InetAddress::getAllByName);
  }

  /**
   * @param patience how long a connection, and then an answer, may take
   * @param others where calls may go besides the issuer and what the operator listed
   * @param names the name service for those
   */
  IssuerCalls(Settings.Auth auth, Duration patience, Targets others, Targets.Names names) {
    this.trusted =
        Stream.concat(
                Stream.ofNullable(auth.issuerUri()).map(URI::create), auth.issuerOrigins().stream())
            .map(IssuerCalls::origin)
            .collect(Collectors.toUnmodifiableSet());
    this.others = others;
    this.names = names;
    this.connections = new JudgedConnections(this::judge, LONGEST, patience);
  }

  /** For what fetches documents: keys, and where the issuer's doors are. */
  public RestTemplate client() {
    return new RestTemplate(connections);
  }

  /** For what speaks to the issuer's doors in forms and answers of its own. */
  public RestClient.Builder doors() {
    return RestClient.builder().requestFactory(connections);
  }

  private @Nullable InetAddress judge(URI url) throws IOException {
    if (trusted.contains(origin(url))) {
      return null;
    }
    try {
      return others.judge(url, names);
    } catch (Targets.Refused e) {
      throw new IOException(
          "The issuer sends the server to %s: %s; if that is the issuer's too, list its origin in weir.auth.issuer-origins"
              .formatted(url, e.getMessage()),
          e);
    }
  }

  /** Scheme, host and port, whichever way they are spelled. */
  private static String origin(URI url) {
    return "%s://%s:%d"
        .formatted(
            String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT),
            String.valueOf(url.getHost()).toLowerCase(Locale.ROOT),
            JudgedConnections.port(url));
  }

  @Override
  public void close() {
    connections.close();
  }
}
