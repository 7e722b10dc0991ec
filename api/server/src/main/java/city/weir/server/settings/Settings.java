package city.weir.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set from outside, as {@code weir.<name>} in {@code WEIR_HOME/weir.properties}, or as
 * {@code WEIR_<NAME>} in the environment. Parts of the server that need more have records of their
 * own beside them.
 *
 * @param home folder everything is kept in
 */
@ConfigurationProperties("weir")
public record Settings(
    @DefaultValue(".weir") Path home,
    @DefaultValue Database database,
    @DefaultValue Auth auth,
    @DefaultValue Limits limits) {

  /**
   * The one database of catalog and stores.
   *
   * @param url JDBC URL of a PostgreSQL, or null for an H2 file in the home
   */
  public record Database(
      @Nullable String url, @DefaultValue("weir") String user, @DefaultValue("") String password) {
    @Override
    public String toString() {
      return "Database[url=%s, user=%s]".formatted(url, user);
    }
  }

  /**
   * Who issues tokens. The worker's are always issued by the embedded issuer.
   *
   * @param issuerUri an OIDC issuer of the city's, or null for the embedded one
   * @param issuerOrigins where else inside the city's network that issuer may send the server, such
   *     as {@code https://id.inside.example:8443}; its own and public hosts need not be listed
   * @param audience what tokens of that issuer must be meant for, or null when it is not asked
   * @param rolesClaim where its tokens name the roles; dots lead into nested claims
   * @param partyClaim where they name the party the caller asks for; absent, it asks for itself
   * @param organisationClaim where they name the 统一社会信用代码 of the caller's organisation
   * @param districtClaim where they name the GB/T 2260 code of the caller's district
   * @param clearanceClaim where they name the grade the caller is cleared for
   * @param tokenLife how long a token of the embedded issuer holds
   */
  public record Auth(
      @Nullable String issuerUri,
      List<URI> issuerOrigins,
      @Nullable String audience,
      @DefaultValue("roles") String rolesClaim,
      @DefaultValue("party") String partyClaim,
      @DefaultValue("organisation") String organisationClaim,
      @DefaultValue("district") String districtClaim,
      @DefaultValue("clearance") String clearanceClaim,
      @DefaultValue("30m") Duration tokenLife) {
    public Auth {
      issuerUri = issuerUri == null || issuerUri.isBlank() ? null : issuerUri.strip();
      issuerOrigins = issuerOrigins == null ? List.of() : List.copyOf(issuerOrigins);
      issuerOrigins.forEach(Auth::check);
    }

    private static void check(URI origin) {
      String address = origin.toString();
      if (origin.getHost() == null || !address.matches("https?://[^/?#@]+")) {
        throw new IllegalArgumentException(
            "weir.auth.issuer-origins has '%s': write scheme, host and port only, such as https://id.inside.example:8443"
                .formatted(address));
      }
    }
  }

  /**
   * How much one caller may ask for.
   *
   * @param body largest body of a request to the API
   * @param ingestBody largest body of one push of data
   * @param sheetBody largest spreadsheet of the directory
   * @param commitBody largest body of a call by an engine
   * @param bodyTime how long a body may take to arrive
   * @param answerTime how long an answer may take to be read, streams of events excepted
   * @param requestsPerSecond of one client, counted second by second
   * @param clients the same for single clients, by their ids
   */
  public record Limits(
      @DefaultValue("1MB") DataSize body,
      @DefaultValue("16MB") DataSize ingestBody,
      @DefaultValue("16MB") DataSize sheetBody,
      @DefaultValue("16MB") DataSize commitBody,
      @DefaultValue("30s") Duration bodyTime,
      @DefaultValue("10m") Duration answerTime,
      @DefaultValue("50") int requestsPerSecond,
      Map<String, Integer> clients) {
    public Limits {
      clients = clients == null ? Map.of() : Map.copyOf(clients);
      check("requests-per-second", requestsPerSecond);
      clients.forEach((client, most) -> check("clients." + client, most));
    }

    private static void check(String name, int perSecond) {
      if (perSecond < 1) {
        throw new IllegalArgumentException(
            "weir.limits.%s is %d, so nobody could call: set at least 1"
                .formatted(name, perSecond));
      }
    }

    /** How many requests a second are taken from {@code client}. */
    public int perSecond(String client) {
      return clients.getOrDefault(client, requestsPerSecond);
    }
  }
}
