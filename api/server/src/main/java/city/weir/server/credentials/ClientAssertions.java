package city.weir.server.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks the signed assertions by which clients ask for tokens (RFC 7523, {@code private_key_jwt}).
 * Each is taken once, for this issuer only, and lives for minutes.
 */
@Component
public final class ClientAssertions {
  /** What {@code aud} must say, unless the token door's address is configured. */
  public static final String AUDIENCE = "urn:weir:issuer";

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final String UNKNOWN =
      "no key of this client signed the assertion; register the public key, or sign with one that"
          + " is";

  private final KeyRing ring;
  private final CredentialStore store;
  private final Set<String> audiences;
  private final Clock clock;

  ClientAssertions(KeyRing ring, CredentialStore store, CredentialSettings settings, Clock clock) {
    this.ring = ring;
    this.store = store;
    this.clock = clock;
    this.audiences =
        settings.tokenUrl() == null ? Set.of(AUDIENCE) : Set.of(AUDIENCE, settings.tokenUrl());
  }

  /** The client an assertion, not checked yet, speaks for; null when it is none. */
  public static @Nullable String speaksFor(String assertion) {
    try {
      return SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
    } catch (ParseException e) {
      return null;
    }
  }

  /**
   * The key of {@code client} that signed {@code assertion}.
   *
   * @throws AssertionRefused when it does not prove that {@code client} asks, or did so before
   */
  public Credential check(String client, String assertion) throws AssertionRefused {
    Instant now = clock.instant();
    try {
      SignedJWT token = SignedJWT.parse(assertion);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Instant expires = times(claims, now);
      who(client, claims);
      Credential key = signer(client, token, now);
      store.forgetAssertions(now.minus(SKEW).minus(SKEW));
      if (!store.firstUse(client, digest(claims.getJWTID()), expires)) {
        throw new AssertionRefused("jti was used before; make a new assertion for every token");
      }
      ring.used(key);
      return key;
    } catch (ParseException | JOSEException e) {
      throw new AssertionRefused("client_assertion is no signed JWT");
    }
  }

  private void who(String client, JWTClaimsSet claims) throws AssertionRefused {
    if (!client.equals(claims.getIssuer()) || !client.equals(claims.getSubject())) {
      throw new AssertionRefused("iss and sub must both be the client's id");
    }
    List<String> meantFor = claims.getAudience();
    if (meantFor.isEmpty() || !audiences.containsAll(meantFor)) {
      throw new AssertionRefused("aud must be %s and nothing else".formatted(AUDIENCE));
    }
    String id = claims.getJWTID();
    if (id == null || id.isBlank()) {
      throw new AssertionRefused("jti is missing; write a new one into every assertion");
    }
  }

  private static Instant times(JWTClaimsSet claims, Instant now) throws AssertionRefused {
    Instant expires = moment(claims.getExpirationTime());
    if (expires == null || expires.isAfter(now.plus(LONGEST).plus(SKEW))) {
      throw new AssertionRefused(
          "exp is missing or more than %d minutes away".formatted(LONGEST.toMinutes()));
    }
    if (!expires.plus(SKEW).isAfter(now)) {
      throw new AssertionRefused("exp is over; look at the clock of the calling machine");
    }
    Instant from = moment(claims.getNotBeforeTime());
    Instant made = moment(claims.getIssueTime());
    Instant soon = now.plus(SKEW);
    if ((from != null && from.isAfter(soon)) || (made != null && made.isAfter(soon))) {
      throw new AssertionRefused(
          "nbf or iat is in the future; look at the clock of the calling machine");
    }
    return expires;
  }

  private Credential signer(String client, SignedJWT token, Instant now)
      throws AssertionRefused, ParseException, JOSEException {
    if (token.getHeader().getCriticalParams() != null) {
      throw new AssertionRefused("the header's crit is not understood here; leave it out");
    }
    String wanted = token.getHeader().getKeyID();
    for (Credential credential : ring.keys(client, now)) {
      if (wanted == null || wanted.equals(credential.keyId())) {
        // Keys that the header itself brings or points to (jwk, jku, x5u) are never looked at.
        if (Signatures.right(token, JWK.parse(credential.material()))) {
          return credential;
        }
      }
    }
    throw new AssertionRefused(UNKNOWN);
  }

  private static @Nullable Instant moment(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static String digest(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
