package city.weir.server.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.UUID;

/** A system's own pair of keys, and the assertions it signs. */
public record TestKeys(JWK pub, Signer signer) {
  private interface Signer {
    Base64URL sign(JWSHeader header, byte[] input) throws JOSEException, GeneralSecurityException;
  }

  public static TestKeys of(JWSAlgorithm algorithm) throws Exception {
    if (algorithm.equals(JWSAlgorithm.ES256)) {
      ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
      ECDSASigner signer = new ECDSASigner(key);
      return new TestKeys(key.toPublicJWK(), signer::sign);
    }
    if (algorithm.equals(JWSAlgorithm.EdDSA)) {
      return ed25519();
    }
    RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    RSASSASigner signer = new RSASSASigner(key);
    return new TestKeys(key.toPublicJWK(), signer::sign);
  }

  private static TestKeys ed25519() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    PrivateKey key = pair.getPrivate();
    return new TestKeys(
        new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build(),
        (header, input) -> {
          Signature signature = Signature.getInstance("Ed25519");
          signature.initSign(key);
          signature.update(input);
          return Base64URL.encode(signature.sign());
        });
  }

  /** What a right assertion of {@code client} says. */
  public static JWTClaimsSet.Builder claims(String client) {
    return new JWTClaimsSet.Builder()
        .issuer(client)
        .subject(client)
        .audience(ClientAssertions.AUDIENCE)
        .jwtID(UUID.randomUUID().toString())
        .expirationTime(Date.from(Instant.now().plusSeconds(60)));
  }

  public String sign(JWSAlgorithm algorithm, JWTClaimsSet.Builder claims) throws Exception {
    return sign(new JWSHeader.Builder(algorithm).keyID(pub.getKeyID()).build(), claims);
  }

  public String sign(JWSHeader header, JWTClaimsSet.Builder claims) throws Exception {
    JWSObject unsigned = new JWSObject(header, new Payload(claims.build().toJSONObject()));
    byte[] input = unsigned.getSigningInput();
    return new String(input, java.nio.charset.StandardCharsets.US_ASCII)
        + "."
        + signer.sign(header, input);
  }
}
