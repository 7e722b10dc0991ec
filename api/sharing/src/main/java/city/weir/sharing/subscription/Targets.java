package city.weir.sharing.subscription;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

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

  /** A URL may not be posted to; the message says why. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** Tells the addresses of a host. */
  @FunctionalInterface
  public interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** Judges {@code url}, asking the name service of this machine. */
  public InetAddress judge(URI url) throws Refused {
    return judge(url, InetAddress::getAllByName);
  }

  /**
   * Judges {@code url}. Asks the name service, once, which may take long. Connect to the address
   * this gives and to no other: asked again, the name service might answer with one that was never
   * judged.
   *
   * @throws Refused when it may not be posted to
   */
  public InetAddress judge(URI url, Names names) throws Refused {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && (privateNetworks || ownHost);
    if (!scheme.equals("https") && !plain) {
      throw new Refused("'%s' is not allowed: use an https URL".formatted(scheme));
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new Refused("the URL needs a host, and no user or fragment");
    }
    if (url.toString().length() > MOST_CHARACTERS) {
      throw new Refused("the URL is longer than %d characters".formatted(MOST_CHARACTERS));
    }
    InetAddress[] addresses;
    try {
      addresses = names.of(url.getHost());
    } catch (UnknownHostException e) {
      Refused refused = new Refused("the host %s is not known".formatted(url.getHost()));
      refused.initCause(e);
      throw refused;
    }
    for (InetAddress address : addresses) {
      if (!allowed(address)) {
        throw new Refused(
            "%s is not a public address: the operator must allow such receivers"
                .formatted(url.getHost()));
      }
    }
    return addresses[0];
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
   * What Java does not name: 0/8, 100.64/10, 192.0.0/24, 198.18/15, 240/4, fc00::/7, and what wraps
   * an IPv4 address: ::/80, 64:ff9b::/16, 2001::/32, 2002::/16.
   */
  private static boolean reserved(byte[] address) {
    int first = address[0] & 0xff;
    int second = address[1] & 0xff;
    if (address.length == 4) {
      return first == 0
          || (first == 100 && second >= 64 && second < 128)
          || (first == 192 && second == 0 && address[2] == 0)
          || (first == 198 && (second == 18 || second == 19))
          || first >= 240;
    }
    return (first & 0xfe) == 0xfc
        || (first == 0 && (second == 0x64 || second == 0))
        || (first == 0x20 && second == 0x01 && address[2] == 0 && address[3] == 0)
        || (first == 0x20 && second == 0x02);
  }
}
