package city.weir.sharing.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as Standard Webhooks 1.0 defines them: HMAC-SHA256 over id, time and body. */
public final class Signature {
  private static final String PREFIX = "whsec_";
  private static final int FEWEST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private Signature() {}

  /** A fresh secret of 32 random bytes. */
  public static String newSecret(SecureRandom random) {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param timestamp seconds since 1970
   * @throws IllegalArgumentException when {@code secret} is no secret of Standard Webhooks
   */
  public static String of(String secret, String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /** The header where several secrets sign, as they do while one takes the place of another. */
  public static String of(List<String> secrets, String id, long timestamp, byte[] body) {
    return secrets.stream()
        .map(secret -> of(secret, id, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  private static byte[] key(String secret) {
    if (secret.startsWith(PREFIX)) {
      byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      if (key.length >= FEWEST_BYTES && key.length <= MOST_BYTES) {
        return key;
      }
    }
    throw new IllegalArgumentException(
        "Not a secret of a webhook: it is whsec_ and the Base64 of 24 to 64 bytes");
  }
}
