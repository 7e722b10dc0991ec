package city.weir.server.owasp;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tokens that say they are the steward's. */
final class ForgedTokens {
  private ForgedTokens() {}

  private static JWTClaimsSet.Builder steward() {
    return new JWTClaimsSet.Builder()
        .issuer("urn:weir:issuer")
        .audience("weir")
        .subject("steward")
        .claim("party", "steward")
        .claim("roles", List.of("STEWARD"))
        .claim("clearance", "core")
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  /** One that the server itself could have made; what shows that the others fail by their fault. */
  static String genuine(Path home) throws Exception {
    return signed(ours(home), header(ours(home)).build(), steward());
  }

  /** Each kind of forgery by its name. */
  static Map<String, String> all(Path home, URI hostile) throws Exception {
    RSAKey ours = ours(home);
    RSAKey theirs = new RSAKeyGenerator(2048).keyID(ours.getKeyID()).generate();
    Map<String, String> forged = new LinkedHashMap<>();
    forged.put("no signature", new PlainJWT(steward().build()).serialize());
    forged.put("another's key", signed(theirs, header(theirs).build(), steward()));
    forged.put(
        "a key in the header",
        signed(theirs, header(theirs).jwk(theirs.toPublicJWK()).build(), steward()));
    forged.put(
        "an address of keys", signed(theirs, header(theirs).jwkURL(hostile).build(), steward()));
    forged.put(
        "an address of certificates",
        signed(theirs, header(theirs).x509CertURL(hostile).build(), steward()));
    for (String kid : List.of("../../../../dev/null", "' or '1'='1", "\u0000", "x".repeat(5_000))) {
      forged.put(
          "kid " + kid.substring(0, Math.min(20, kid.length())),
          signed(theirs, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), steward()));
    }
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ours.getKeyID()).build(),
            steward().build());
    confused.sign(
        new MACSigner(ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    forged.put("the public key as a shared one", confused.serialize());
    forged.put(
        "expired",
        signed(
            ours,
            header(ours).build(),
            steward().expirationTime(Date.from(Instant.now().minusSeconds(3_600)))));
    forged.put("not yet", signed(ours, header(ours).build(), steward().notBeforeTime(inAnHour())));
    forged.put("another audience", signed(ours, header(ours).build(), steward().audience("mail")));
    forged.put(
        "another issuer",
        signed(ours, header(ours).build(), steward().issuer("https://elsewhere.example")));
    forged.put(
        "a client that is none", signed(ours, header(ours).build(), steward().subject("ghost")));
    String genuine = genuine(home);
    forged.put("cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1));
    String[] parts = genuine.split("\\.");
    forged.put(
        "claims changed",
        parts[0]
            + "."
            + com.nimbusds.jose.util.Base64URL.encode(
                steward().claim("roles", List.of("WORKER")).build().toString())
            + "."
            + parts[2]);
    return forged;
  }

  private static Date inAnHour() {
    return Date.from(Instant.now().plusSeconds(3_600));
  }

  private static JWSHeader.Builder header(RSAKey key) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
  }

  private static String signed(RSAKey key, JWSHeader header, JWTClaimsSet.Builder claims)
      throws Exception {
    SignedJWT token = new SignedJWT(header, claims.build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /** The key of the server under attack: forgeries with it are wrong in one thing only. */
  private static RSAKey ours(Path home) throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      Path file = files.filter(f -> f.toString().endsWith(".jwk.json")).findFirst().orElseThrow();
      return RSAKey.parse(Files.readString(file));
    }
  }
}
