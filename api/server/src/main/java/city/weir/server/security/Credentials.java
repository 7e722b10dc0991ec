package city.weir.server.security;

import city.weir.server.credentials.KeyRefused;
import city.weir.server.credentials.KeyRing;
import city.weir.server.credentials.SecretHash;
import city.weir.server.security.Clients.Client;
import city.weir.sharing.audit.AuditEvent;
import city.weir.sharing.audit.AuditEvent.Outcome;
import city.weir.sharing.audit.AuditLog;
import city.weir.sharing.audit.Deed;
import city.weir.sharing.audit.Who;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Gives every party a client, with the public keys listed for it and, unless that is turned off, a
 * secret. Secrets are generated when a party is first seen, and written to {@code
 * credentials.json}, which only the owner may read; the database has their hashes. Whoever has
 * handed a secret on should remove it from the file. A secret that is changed in the file is taken
 * over at the next start. A client whose party is listed no more is disabled, which the audit
 * tells.
 */
@Component
public final class Credentials {
  /** The client that Spark workers use. */
  public static final String WORKER = "worker";

  private final CredentialsFile file;

  Credentials(
      CredentialsFile file,
      Parties parties,
      ListedProofs proofs,
      Clients clients,
      KeyRing ring,
      AuditLog audit,
      Clock clock)
      throws IOException {
    this.file = file;
    for (Party party : parties.all()) {
      String id = party.id();
      boolean first = proofs.of(id).secrets() && !ring.hadSecret(id);
      if (file.get(id) == null && (first || id.equals(WORKER))) {
        // Before the database knows it: after a crash in between it is taken over from the file.
        file.put(id, SecretHash.generate());
      }
    }
    Map<String, Client> clientsBefore = new HashMap<>();
    clients.all().forEach(client -> clientsBefore.put(client.party().id(), client));
    for (Party party : parties.all()) {
      Client client = clientsBefore.remove(party.id());
      clients.save(party);
      install(party.id(), proofs.of(party.id()), ring);
      if (client != null && client.disabled()) {
        audit.append(event(clock, party.id(), "client.enable", Outcome.PERMIT, "listed again"));
      }
    }
    for (Client gone : clientsBefore.values()) {
      if (!gone.disabled()) {
        String id = gone.party().id();
        audit.append(event(clock, id, "client.disable", Outcome.DENY, "no longer listed"));
        clients.disable(id);
      }
    }
  }

  private void install(String client, ListedProofs.Proof proof, KeyRing ring) {
    ring.allowSecrets(client, proof.secrets());
    String secret = file.get(client);
    if (secret != null) {
      ring.installSecret(client, secret);
    }
    try {
      ring.installKeys(client, proof.keys());
    } catch (KeyRefused e) {
      throw new IllegalArgumentException(
          "parties.yaml: a key of %s is not taken: %s".formatted(client, e.getMessage()), e);
    }
  }

  private static AuditEvent event(
      Clock clock, String client, String action, Outcome outcome, String why) {
    String reason = why + " in parties.yaml";
    return new AuditEvent(
        clock.instant(), Who.itself(client), Deed.of(action), outcome, reason, "");
  }

  /**
   * The secret of the client that workers started by this server use.
   *
   * @throws IllegalStateException never after a start
   */
  public String workerSecret() {
    String secret = file.get(WORKER);
    if (secret == null) {
      throw new IllegalStateException("The worker has no secret: start the server anew");
    }
    return secret;
  }
}
