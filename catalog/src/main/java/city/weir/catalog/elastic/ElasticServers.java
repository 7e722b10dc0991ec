package city.weir.catalog.elastic;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is, and as whom it is asked.
 *
 * @param addresses {@code http} or {@code https}, host and port; tried in turn
 * @param authority certificates (PEM) that are trusted, or null for those that Java trusts
 * @param index name of the index as it is searched: an alias, behind which indices change
 * @param replicas copies of the index beside the first
 * @param timeout how long an answer may take
 */
public record ElasticServers(
    List<URI> addresses,
    Login login,
    @Nullable Path authority,
    String index,
    int replicas,
    Duration timeout) {
  public ElasticServers {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("No address of Elasticsearch (such as https://host:9200)");
    }
    for (URI address : addresses) {
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (!web || address.getHost() == null || address.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "Not an address of Elasticsearch: %s (write https://host:9200, without a user)"
                .formatted(withoutUser(address)));
      }
    }
    if (!index.matches("[a-z][a-z0-9-]{0,100}")) {
      throw new IllegalArgumentException(
          "Not a name of an index: '%s' (small letters, digits and -)".formatted(index));
    }
    if (replicas < 0 || replicas > 10) {
      throw new IllegalArgumentException(
          "%d replicas are out of range (0 to 10)".formatted(replicas));
    }
  }

  private static String withoutUser(URI address) {
    return address.toString().replaceAll("//[^@/]*@", "//***@");
  }

  /** As whom Elasticsearch is asked. None of them shows its secret as text. */
  public sealed interface Login {
    /** What is sent as {@code Authorization}, if anything. */
    @Nullable String header();
  }

  public record Nobody() implements Login {
    @Override
    public @Nullable String header() {
      return null;
    }
  }

  public record User(String name, String password) implements Login {
    @Override
    public String header() {
      byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }

  /**
   * @param encoded as Elasticsearch gave it out ({@code encoded})
   */
  public record ApiKey(String encoded) implements Login {
    @Override
    public String header() {
      return "ApiKey " + encoded;
    }

    @Override
    public String toString() {
      return "ApiKey[***]";
    }
  }
}
