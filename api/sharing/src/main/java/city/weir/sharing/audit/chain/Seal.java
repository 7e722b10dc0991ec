package city.weir.sharing.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.weir.sharing.audit.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A signature under a part of the chain. It covers everything up to its last entry, as the hash of
 * that rests on all before.
 *
 * @param first number of the first entry since the seal before
 * @param last number of the last entry it covers
 * @param hash of the last entry
 * @param at when it was sealed, to the microsecond
 * @param key id of the key that signed
 * @param signature Ed25519 over {@link #text}, in Base64
 */
public record Seal(long first, long last, Hash hash, Instant at, String key, String signature) {
  /** How a seal is signed; another way has another name. */
  public static final String ALGORITHM = "Ed25519";

  public Seal {
    at = at.truncatedTo(ChronoUnit.MICROS);
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("No seal: it covers %d to %d".formatted(first, last));
    }
  }

  /** What is signed. */
  public static byte[] text(long first, long last, Hash hash, Instant at) {
    return "weir-audit-seal-1\n%d\n%d\n%s\n%d\n"
        .formatted(first, last, hash, ChronoUnit.MICROS.between(Instant.EPOCH, at))
        .getBytes(UTF_8);
  }

  public Head head() {
    return new Head(last, hash);
  }
}
