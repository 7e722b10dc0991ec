package city.weir.server.security;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks id and secret of a client where no token can be shown: at the door for sensors. */
@Component
public final class ClientSecrets {
  private final Clients clients;
  private final SecretHash hash = new SecretHash();

  ClientSecrets(Clients clients) {
    this.clients = clients;
  }

  /** The roles of {@code client}, in capitals; empty when there is none with that secret. */
  public Set<String> roles(String client, String secret) {
    return clients
        .find(client)
        .filter(known -> hash.matches(secret, known.hash()))
        .map(known -> known.party().roles())
        .orElse(Set.of());
  }
}
