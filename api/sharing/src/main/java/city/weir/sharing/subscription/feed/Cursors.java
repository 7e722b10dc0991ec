package city.weir.sharing.subscription.feed;

import city.weir.sharing.subscription.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Positions as subscribers hold them: opaque, bound to one subscription, and signed. */
public final class Cursors {
  private static final int SIGNATURE = 16;
  private static final int CONTENT = Long.BYTES + Integer.BYTES;

  private final SecretKeySpec key;

  /**
   * @param key at least 16 bytes, kept secret; with another key older cursors are refused
   */
  public Cursors(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException(
          "The key of cursors has %d bytes, it needs 16".formatted(key.length));
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Where a cursor points: so many items told of what follows a snapshot. */
  public record Place(long snapshot, int told) {}

  /** The cursor of {@code position}. */
  public String write(String subscription, Position position) {
    byte[] content =
        ByteBuffer.allocate(CONTENT).putLong(position.snapshot()).putInt(position.told()).array();
    byte[] cursor = Arrays.copyOf(content, CONTENT + SIGNATURE);
    System.arraycopy(sign(subscription, content), 0, cursor, CONTENT, SIGNATURE);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /** Where {@code cursor} points; empty when it is none of this subscription's. */
  public Optional<Place> read(String subscription, String cursor) {
    byte[] bytes;
    try {
      bytes = cursor.length() > 100 ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != CONTENT + SIGNATURE) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(bytes, CONTENT);
    byte[] signature = Arrays.copyOfRange(bytes, CONTENT, bytes.length);
    if (!MessageDigest.isEqual(signature, Arrays.copyOf(sign(subscription, content), SIGNATURE))) {
      return Optional.empty();
    }
    ByteBuffer read = ByteBuffer.wrap(content);
    return Optional.of(new Place(read.getLong(), read.getInt()));
  }

  private byte[] sign(String subscription, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(subscription.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
