package city.weir.sharing.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Page tokens: opaque, bound to the question they belong to, and signed. */
public final class PageTokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SIGNATURE = 16;
  private static final int MOST_CHARACTERS = 16_384;

  private final SecretKeySpec key;

  /**
   * @param key at least 16 bytes, kept secret; with another key older tokens are refused
   */
  public PageTokens(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException(
          "The key of page tokens has %d bytes, it needs 16".formatted(key.length));
    }
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  private record Content(
      String question, String snapshot, List<@Nullable String> values, int same) {}

  String write(String fingerprint, Position position) {
    try {
      byte[] content =
          JSON.writeValueAsBytes(
              List.of(
                  fingerprint,
                  Long.toString(position.snapshot()),
                  position.values(),
                  position.same()));
      byte[] token = Arrays.copyOf(sign(content), SIGNATURE + content.length);
      System.arraycopy(content, 0, token, SIGNATURE, content.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A page token could not be written", e);
    }
  }

  /**
   * Reads a token of the question {@code fingerprint}.
   *
   * @throws QueryRefused when it is another question's, was altered, or is none at all
   */
  Position read(String token, String fingerprint) {
    Content content = content(token);
    if (!content.question().equals(fingerprint)) {
      throw new QueryRefused(
          "pageToken",
          "The page token belongs to another question. Repeat every other parameter"
              + " as it was, or leave the token out to begin again");
    }
    return new Position(Long.parseLong(content.snapshot()), content.values(), content.same());
  }

  private Content content(String token) {
    if (token.length() <= MOST_CHARACTERS) {
      try {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        if (bytes.length > SIGNATURE) {
          byte[] content = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
          byte[] signature = Arrays.copyOf(sign(content), SIGNATURE);
          if (MessageDigest.isEqual(signature, Arrays.copyOf(bytes, SIGNATURE))) {
            return parse(content);
          }
        }
      } catch (IllegalArgumentException e) {
        throw unreadable();
      }
    }
    throw unreadable();
  }

  private static Content parse(byte[] content) {
    try {
      List<Object> parts =
          JSON.readValue(
              new String(content, StandardCharsets.UTF_8), new TypeReference<List<Object>>() {});
      List<@Nullable String> values =
          JSON.convertValue(parts.get(2), new TypeReference<List<@Nullable String>>() {});
      return new Content(
          (String) parts.get(0), (String) parts.get(1), values, (Integer) parts.get(3));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A signed page token cannot be read", e);
    }
  }

  private static QueryRefused unreadable() {
    return new QueryRefused(
        "pageToken",
        "The page token is not one this server gave. Use nextPageToken of the page before, unchanged");
  }

  private byte[] sign(byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }
}
