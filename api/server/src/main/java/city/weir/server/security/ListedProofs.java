package city.weir.server.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * By what the parties of {@code parties.yaml} may prove who they are: {@code keys}, a list of
 * public keys as JWKs, and {@code secret: false} where no secret is to be taken.
 */
@Component
final class ListedProofs {
  private static final Proof NOTHING_SAID = new Proof(true, List.of());

  private final Map<String, Proof> proofs = new HashMap<>();

  ListedProofs(PartiesFile file) {
    for (PartiesFile.Item item : file.list("parties")) {
      proofs.put(item.required("id"), proof(item));
    }
  }

  /**
   * @param keys JWKs, not judged yet
   */
  record Proof(boolean secrets, List<Map<String, Object>> keys) {}

  Proof of(String party) {
    return proofs.getOrDefault(party, NOTHING_SAID);
  }

  private static Proof proof(PartiesFile.Item item) {
    boolean secrets = !"false".equals(item.text("secret"));
    Object listed = item.fields().get("keys");
    if (listed == null) {
      return new Proof(secrets, List.of());
    }
    if (!(listed instanceof List<?> list)) {
      throw unreadable(item);
    }
    List<Map<String, Object>> keys = new ArrayList<>();
    for (Object key : list) {
      if (!(key instanceof Map<?, ?> fields)) {
        throw unreadable(item);
      }
      Map<String, Object> jwk = new HashMap<>();
      fields.forEach((name, value) -> jwk.put(String.valueOf(name), value));
      keys.add(jwk);
    }
    return new Proof(secrets, keys);
  }

  private static IllegalArgumentException unreadable(PartiesFile.Item item) {
    return new IllegalArgumentException(
        "parties.yaml: keys of %s is no list of JWKs (write - {kty: ..., ...})"
            .formatted(item.required("id")));
  }
}
