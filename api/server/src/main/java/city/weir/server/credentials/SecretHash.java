package city.weir.server.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes the secrets of clients and the passwords of people. They are 256 and 120 random bits made
 * here, never chosen by people, so one salted SHA-256 is as hard to turn back as a slow hash, and a
 * flood of wrong secrets does not occupy the processors.
 */
public final class SecretHash implements PasswordEncoder {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String TYPED = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final HexFormat HEX = HexFormat.of();

  /** A new secret. */
  public static String generate() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
  }

  /**
   * A new password for a person to type: 120 bits, without letters that are taken for one another.
   */
  public static String password() {
    StringBuilder password = new StringBuilder();
    for (byte random : random(24)) {
      if (password.length() % 5 == 4) {
        password.append('-');
      }
      password.append(TYPED.charAt(random & 31));
    }
    return password.toString();
  }

  @Override
  public String encode(@Nullable CharSequence secret) {
    byte[] salt = random(16);
    return HEX.formatHex(salt) + ":" + HEX.formatHex(digest(salt, secret));
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String stored) {
    if (secret == null || stored == null) {
      return false;
    }
    int colon = stored.indexOf(':');
    byte[] salt = HEX.parseHex(stored.substring(0, colon));
    return MessageDigest.isEqual(HEX.parseHex(stored.substring(colon + 1)), digest(salt, secret));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] digest(byte[] salt, @Nullable CharSequence secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(String.valueOf(secret).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
