package city.weir.server.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing by which a client proves who it is.
 *
 * @param name what its owner calls it
 * @param material hash of a secret, or a public key as a JWK
 * @param keyId {@code kid} of a key, null for a secret
 * @param lastUsedAt to the minute, or null when it was never used
 * @param endsAt it holds before this moment; null while nobody has retired it
 */
public record Credential(
    String id,
    String client,
    Kind kind,
    String name,
    Origin origin,
    String material,
    @Nullable String keyId,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant endsAt) {

  public enum Kind {
    SECRET,
    KEY
  }

  /** Who put it there. */
  public enum Origin {
    /** The operator, in a file of the home. */
    FILE,
    /** The party itself. */
    PARTY
  }

  public boolean holds(Instant at) {
    return endsAt == null || at.isBefore(endsAt);
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "Credential[id=%s, client=%s, kind=%s]".formatted(id, client, kind);
  }
}
