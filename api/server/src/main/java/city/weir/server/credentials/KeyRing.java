package city.weir.server.credentials;

import city.weir.server.credentials.Credential.Kind;
import city.weir.server.credentials.Credential.Origin;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The credentials of every client. A client may hold several at a time, so that it can put a new
 * one everywhere before it retires the old.
 */
@Component
public class KeyRing {
  /** In force at once; each is one more that may leak. */
  static final int MOST = 5;

  private static final Duration NOTED = Duration.ofMinutes(1);

  private final CredentialStore store;
  private final CredentialSettings settings;
  private final Clock clock;
  private final TransactionOperations transactions;
  private final SecretHash hash = new SecretHash();

  KeyRing(
      CredentialStore store,
      CredentialSettings settings,
      Clock clock,
      TransactionOperations transactions) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.transactions = transactions;
  }

  /**
   * A credential just made.
   *
   * @param secret shown now and never again; null for a key, and when it was made before
   */
  public record Made(Credential credential, @Nullable String secret, boolean before) {
    @Override
    public String toString() {
      return "Made[%s]".formatted(credential);
    }
  }

  /** The credential of {@code client} whose secret {@code secret} is; notes its use. */
  public Optional<Credential> secret(String client, String secret) {
    if (!settings.secrets() || !store.holder(client).map(h -> h.secrets()).orElse(false)) {
      return Optional.empty();
    }
    Optional<Credential> right =
        inForce(client, Kind.SECRET, clock.instant()).stream()
            .filter(known -> hash.matches(secret, known.material()))
            .findFirst();
    right.ifPresent(this::used);
    return right;
  }

  /** The keys of {@code client} that hold at {@code now}. */
  List<Credential> keys(String client, Instant now) {
    return store.holder(client).isPresent() ? inForce(client, Kind.KEY, now) : List.of();
  }

  private List<Credential> inForce(String client, Kind kind, Instant at) {
    return store.of(client).stream().filter(c -> c.kind() == kind && c.holds(at)).toList();
  }

  void used(Credential credential) {
    Instant now = clock.instant();
    store.used(credential.id(), now, now.minus(NOTED));
  }

  /** All that {@code client} has and had, the oldest first. */
  public List<Credential> of(String client) {
    return store.of(client);
  }

  /** The roles of {@code client}; empty when there is none, or it is disabled. */
  public Optional<Set<String>> roles(String client) {
    return store.holder(client).map(CredentialStore.Holder::roles);
  }

  /** Whether {@code client} may use secrets. */
  public boolean takesSecrets(String client) {
    return settings.secrets()
        && store.holder(client).map(CredentialStore.Holder::secrets).orElse(false);
  }

  /** Makes a second secret, or the same call's secret again, without its value. */
  public Made makeSecret(String client, String name, @Nullable String callKey) {
    Optional<Credential> before =
        callKey == null ? Optional.empty() : store.underCallKey(client, callKey);
    if (before.isPresent()) {
      return new Made(before.get(), null, true);
    }
    if (!takesSecrets(client)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "Secrets are turned off for %s; register a public key instead".formatted(client));
    }
    String secret = SecretHash.generate();
    Credential made = made(client, Kind.SECRET, name, Origin.PARTY, hash.encode(secret), null);
    return alone(client, () -> addIfRoom(made, callKey))
        ? new Made(made, secret, false)
        : makeSecret(client, name, callKey);
  }

  /**
   * Registers a public key; the same key again is answered with what is there.
   *
   * @throws KeyRefused when it is not of a kind that is taken
   */
  public Made addKey(String client, String name, Map<String, ?> jwk, Origin origin) {
    JWK key = PublicKeys.accept(jwk);
    for (Credential known : store.of(client)) {
      if (known.kind() == Kind.KEY && PublicKeys.same(key, parsed(known))) {
        if (!known.holds(clock.instant()) && origin == Origin.PARTY) {
          throw new KeyRefused("key: was retired before and never holds again; make another pair");
        }
        return new Made(known, null, true);
      }
    }
    Credential made = made(client, Kind.KEY, name, origin, key.toJSONString(), key.getKeyID());
    alone(client, () -> addIfRoom(made, null));
    return new Made(made, null, false);
  }

  /**
   * Lets {@code id} hold until {@code at} only, by default for the grace time from now.
   *
   * @return empty when {@code client} has no such credential
   * @throws ProblemException when nothing else would be left by which it could prove who it is
   */
  public Optional<Credential> retire(String client, String id, @Nullable Instant at) {
    Instant now = clock.instant();
    Instant end = at == null ? now.plus(settings.grace()) : at.isBefore(now) ? now : at;
    return alone(client, () -> end(client, id, end));
  }

  private Optional<Credential> end(String client, String id, Instant end) {
    List<Credential> all = store.of(client);
    Optional<Credential> found = all.stream().filter(c -> c.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return found;
    }
    if (all.stream().noneMatch(c -> !c.id().equals(id) && c.endsAt() == null)) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "This is the only credential that stays in force: add another one, use it, then retire"
              + " this one");
    }
    store.end(id, end);
    return store.of(client).stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** Whether {@code client} ever had a secret. */
  public boolean hadSecret(String client) {
    return store.of(client).stream().anyMatch(c -> c.kind() == Kind.SECRET);
  }

  /**
   * Takes over the secret that the operator wrote for {@code client} into a file. A new one ends
   * the one that was there before; one that was retired stays retired.
   */
  public void installSecret(String client, String secret) {
    List<Credential> secrets =
        store.of(client).stream().filter(c -> c.kind() == Kind.SECRET).toList();
    if (secrets.stream().anyMatch(known -> hash.matches(secret, known.material()))) {
      return;
    }
    endOfFile(secrets);
    store.add(
        made(client, Kind.SECRET, "credentials.json", Origin.FILE, hash.encode(secret), null),
        null);
  }

  /** Takes over the keys that the operator lists for {@code client}; those listed no more end. */
  public void installKeys(String client, List<? extends Map<String, ?>> jwks) {
    List<String> listed =
        jwks.stream()
            .map(jwk -> addKey(client, "parties.yaml", jwk, Origin.FILE).credential().id())
            .toList();
    endOfFile(
        store.of(client).stream()
            .filter(c -> c.kind() == Kind.KEY && !listed.contains(c.id()))
            .toList());
  }

  private void endOfFile(List<Credential> credentials) {
    for (Credential old : credentials) {
      if (old.origin() == Origin.FILE) {
        store.end(old.id(), clock.instant());
      }
    }
  }

  /** Whether {@code client} may use secrets, as the operator decides. */
  public void allowSecrets(String client, boolean allowed) {
    store.allowSecrets(client, allowed);
  }

  private boolean addIfRoom(Credential made, @Nullable String callKey) {
    if (callKey != null && store.underCallKey(made.client(), callKey).isPresent()) {
      return false;
    }
    Instant now = clock.instant();
    if (store.of(made.client()).stream().filter(c -> c.holds(now)).count() >= MOST) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "%s has %d credentials in force, which is the most: retire one that is not used"
              .formatted(made.client(), MOST));
    }
    store.add(made, callKey);
    return true;
  }

  /** One change of a client's credentials at a time: two must not both retire the last but one. */
  private <T> T alone(String client, Supplier<T> change) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              store.lock(client);
              return change.get();
            }));
  }

  private Credential made(
      String client,
      Kind kind,
      String name,
      Origin origin,
      String material,
      @Nullable String keyId) {
    String id = "cred-" + UUID.randomUUID();
    return new Credential(
        id, client, kind, name, origin, material, keyId, clock.instant(), null, null);
  }

  private static JWK parsed(Credential known) {
    try {
      return JWK.parse(known.material());
    } catch (ParseException e) {
      throw new IllegalStateException("The stored key %s is none".formatted(known.id()), e);
    }
  }
}
