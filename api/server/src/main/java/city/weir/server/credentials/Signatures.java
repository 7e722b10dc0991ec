package city.weir.server.credentials;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Checks signatures of tokens by public keys. */
final class Signatures {
  /** What comes before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private Signatures() {}

  /** Whether {@code token} was signed with the other half of {@code key}. */
  static boolean right(SignedJWT token, JWK key) throws JOSEException {
    if (!PublicKeys.algorithms(key).contains(token.getHeader().getAlgorithm())) {
      return false;
    }
    if (key instanceof OctetKeyPair pair) {
      return ed25519(token, pair);
    }
    Key half = key instanceof RSAKey rsa ? rsa.toPublicKey() : ((ECKey) key).toPublicKey();
    return token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), half));
  }

  /** By the JDK: the library's own way needs another library. */
  private static boolean ed25519(SignedJWT token, OctetKeyPair pair) {
    try {
      byte[] x = pair.getDecodedX();
      byte[] encoded = new byte[ED25519.length + x.length];
      System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
      System.arraycopy(x, 0, encoded, ED25519.length, x.length);
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      check.update(token.getSigningInput());
      return check.verify(token.getSignature().decode());
    } catch (GeneralSecurityException e) {
      // A signature of a wrong length, or a point that is none: not signed with this key.
      return false;
    }
  }
}
