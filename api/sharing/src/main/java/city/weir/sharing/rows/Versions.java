package city.weir.sharing.rows;

import city.weir.sharing.view.View;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Short names of long texts, different for different texts. */
public final class Versions {
  private static final int CHARACTERS = 22;

  private Versions() {}

  /** Of what {@code view} shows of a state, in answer to a question. */
  public static String of(View view, long snapshot, String... question) {
    StringBuilder all = new StringBuilder();
    all.append(view.dataset().id()).append('|').append(view.dataset().version());
    for (View.Shown shown : view.columns()) {
      all.append('|').append(shown.name()).append(shown.type()).append(shown.mask());
    }
    all.append('|').append(view.permit().rows()).append(view.permit().explanation());
    all.append('|').append(snapshot);
    for (String part : question) {
      all.append('|').append(part);
    }
    return of(all.toString());
  }

  /** 132 bits of the SHA-256 of {@code text}, for URLs. */
  static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest)
          .substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
