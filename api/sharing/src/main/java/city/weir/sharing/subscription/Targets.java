package city.weir.sharing.subscription;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which URLs may be posted to. A subscriber must not use the server to reach what only the server
 * can reach: its own host, its network, the metadata service of its cloud.
 *
 * @param privateNetworks whether receivers inside (private addresses, plain http) are allowed, as
 *     on a government network without outside hosts; the server's own host is not, unless it is too
 * @param ownHost whether the server's own host is allowed, for trials on one machine
 */
public record Targets(boolean privateNetworks, boolean ownHost) {
  private static final int MOST_CHARACTERS = 2_000;

  /** Only public addresses by https. */
  public static final Targets PUBLIC_ONLY = new Targets(false, false);

  /**
   * Why {@code url} may not be posted to; empty when it may. Asks the name service, whose answer
   * the JVM keeps for at least as long as it takes to connect, so that the address that was judged
   * is the one that is used.
   */
  public Optional<String> objection(URI url) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && (privateNetworks || ownHost);
    if (!scheme.equals("https") && !plain) {
      return Optional.of("'%s' is not allowed: use an https URL".formatted(scheme));
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      return Optional.of("the URL needs a host, and no user or fragment");
    }
    if (url.toString().length() > MOST_CHARACTERS) {
      return Optional.of("the URL is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!allowed(address)) {
          return Optional.of(
              "%s is not a public address: the operator must allow such receivers"
                  .formatted(url.getHost()));
        }
      }
    } catch (UnknownHostException e) {
      return Optional.of("the host %s is not known".formatted(url.getHost()));
    }
    return Optional.empty();
  }

  private boolean allowed(InetAddress address) {
    if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
      return ownHost;
    }
    if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
      return false;
    }
    return privateNetworks || !(address.isSiteLocalAddress() || reserved(address.getAddress()));
  }

  /**
   * What Java does not name: 0/8, 100.64/10, 198.18/15, 240/4, fc00::/7, 64:ff9b::/96, 2002::/16.
   */
  private static boolean reserved(byte[] address) {
    int first = address[0] & 0xff;
    int second = address[1] & 0xff;
    if (address.length == 4) {
      return first == 0
          || (first == 100 && second >= 64 && second < 128)
          || (first == 198 && (second == 18 || second == 19))
          || first >= 240;
    }
    return (first & 0xfe) == 0xfc
        || (first == 0 && second == 0x64)
        || (first == 0x20 && second == 0x02);
  }
}
