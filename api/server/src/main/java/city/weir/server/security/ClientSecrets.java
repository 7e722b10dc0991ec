package city.weir.server.security;

import city.weir.server.credentials.KeyRing;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks id and secret of a client where no token can be shown: at the door for sensors. */
@Component
public final class ClientSecrets {
  private final KeyRing ring;

  private final Exclusions exclusions;

  ClientSecrets(KeyRing ring, Exclusions exclusions) {
    this.ring = ring;
    this.exclusions = exclusions;
  }

  /** The roles of {@code client}, in capitals; empty when there is none with that secret. */
  public Set<String> roles(String client, String secret) {
    if (exclusions.has(client)) {
      return Set.of();
    }
    return ring.secret(client, secret).flatMap(known -> ring.roles(client)).orElse(Set.of());
  }
}
