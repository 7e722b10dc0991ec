package city.weir.server.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which public keys are taken, and what may be signed with them: RSA of 2,048 bits or more (RS256,
 * PS256), P-256 (ES256), Ed25519 (EdDSA). Of a JWK only the key itself is kept: what it links to,
 * such as {@code x5u}, is nothing this server would ever fetch.
 */
final class PublicKeys {
  private static final int FEWEST_BITS = 2_048;
  private static final int MOST_BITS = 8_192;
  private static final int LONGEST_ID = 200;

  private PublicKeys() {}

  /**
   * @throws KeyRefused with what is wrong with {@code fields} and what to send instead
   */
  static JWK accept(Map<String, ?> fields) {
    JWK key;
    try {
      key = JWK.parse(Map.copyOf(fields));
    } catch (ParseException | NullPointerException | ClassCastException e) {
      throw new KeyRefused(
          "key: is no JWK (%s); send the public key as an object with kty and its numbers"
              .formatted(e.getMessage()));
    }
    if (key.isPrivate()) {
      throw new KeyRefused(
          "key: holds a private or shared key, which this server must never see; make another pair"
              + " and send its public half");
    }
    if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
      throw new KeyRefused("key: its use is not sig; send one for signatures");
    }
    return bare(key, id(key));
  }

  private static String id(JWK key) {
    try {
      String id = key.getKeyID();
      if (id == null || id.isBlank()) {
        return key.computeThumbprint().toString();
      }
      if (id.length() > LONGEST_ID) {
        throw new KeyRefused("key: its kid is longer than %d characters".formatted(LONGEST_ID));
      }
      return id;
    } catch (JOSEException e) {
      throw new KeyRefused("key: its thumbprint cannot be computed: " + e.getMessage());
    }
  }

  private static JWK bare(JWK key, String id) {
    if (key instanceof RSAKey rsa) {
      int bits = rsa.size();
      if (bits < FEWEST_BITS || bits > MOST_BITS) {
        throw new KeyRefused(
            "key: has %d bits; send an RSA key of %d to %d"
                .formatted(bits, FEWEST_BITS, MOST_BITS));
      }
      return new RSAKey.Builder(rsa.getModulus(), rsa.getPublicExponent())
          .keyID(id)
          .algorithm(rsa.getAlgorithm())
          .build();
    }
    if (key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
      return new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).keyID(id).build();
    }
    if (key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519)) {
      return new OctetKeyPair.Builder(pair.getCurve(), pair.getX()).keyID(id).build();
    }
    throw new KeyRefused(
        "key: is of a kind not taken here; send RSA (2048 bits or more), EC on P-256, or Ed25519");
  }

  /** What {@code key}, as {@link #accept} returned it, may sign with. */
  static Set<JWSAlgorithm> algorithms(JWK key) {
    if (key instanceof RSAKey) {
      return key.getAlgorithm() == null
          ? Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)
          : Set.of(JWSAlgorithm.parse(key.getAlgorithm().getName()));
    }
    return key instanceof ECKey
        ? Set.of(JWSAlgorithm.ES256)
        : Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);
  }

  /** The same key, whatever its kid says. */
  static boolean same(JWK one, @Nullable JWK other) {
    try {
      return other != null && one.computeThumbprint().equals(other.computeThumbprint());
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
