package city.weir.server.credentials;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How systems may prove who they are.
 *
 * @param secrets whether secrets are taken at all; with false every system needs a key
 * @param tokenUrl the address of the token door as clients know it, accepted in {@code aud} beside
 *     {@code urn:weir:issuer}; never taken from a request, whose Host anybody may write
 * @param grace how long a retired credential still holds when its party does not say
 * @param signingKeyLife how long the embedded issuer signs tokens with one key
 */
@ConfigurationProperties("weir.credentials")
public record CredentialSettings(
    @DefaultValue("true") boolean secrets,
    @Nullable String tokenUrl,
    @DefaultValue("24h") Duration grace,
    @DefaultValue("30d") Duration signingKeyLife) {
  public CredentialSettings {
    tokenUrl = tokenUrl == null || tokenUrl.isBlank() ? null : tokenUrl.strip();
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "weir.credentials.grace is %s: write 0s or more, such as 24h".formatted(grace));
    }
    if (signingKeyLife.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException(
          "weir.credentials.signing-key-life is %s: write 1h or more, such as 30d"
              .formatted(signingKeyLife));
    }
  }
}
