package city.weir.server.calls;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Knows the networks of the settings by the addresses in them. */
@Component
public final class Networks {
  private static final String FORWARDED = "X-Forwarded-For";

  private final Map<String, List<IpAddressMatcher>> networks = new LinkedHashMap<>();
  private final List<IpAddressMatcher> proxies;

  Networks(NetworkSettings settings) {
    settings
        .networks()
        .forEach((name, blocks) -> networks.put(name, matchers("weir.networks." + name, blocks)));
    proxies = matchers("weir.proxies", settings.proxies());
  }

  /** The names agreements may use. */
  public Set<String> names() {
    return Set.copyOf(networks.keySet());
  }

  /** Name of the network {@code address} is in, or null; the first of the settings if several. */
  public @Nullable String of(InetAddress address) {
    return of(address.getHostAddress());
  }

  /**
   * The address {@code request} comes from: that of the connection, unless it is a known proxy's;
   * then the last one in the proxy's header that is no proxy itself.
   */
  public String peer(HttpServletRequest request) {
    return peer(
        request.getRemoteAddr(), String.join(",", Collections.list(request.getHeaders(FORWARDED))));
  }

  String peer(String connection, String header) {
    String address = connection;
    String[] hops = header.split(",");
    for (int i = hops.length - 1; i >= 0 && in(proxies, address); i--) {
      String hop = hops[i].strip();
      if (!hop.matches("[0-9A-Fa-f:.]{2,45}")) {
        return address;
      }
      address = hop;
    }
    return address;
  }

  @Nullable String of(String address) {
    return networks.entrySet().stream()
        .filter(network -> in(network.getValue(), address))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean in(List<IpAddressMatcher> blocks, String address) {
    return blocks.stream().anyMatch(block -> block.matches(address));
  }

  private static List<IpAddressMatcher> matchers(String setting, List<String> blocks) {
    return blocks.stream()
        .map(
            block -> {
              try {
                return new IpAddressMatcher(block);
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                    "%s: '%s' is no block of addresses; write it like 10.0.0.0/8"
                        .formatted(setting, block),
                    e);
              }
            })
        .toList();
  }
}
