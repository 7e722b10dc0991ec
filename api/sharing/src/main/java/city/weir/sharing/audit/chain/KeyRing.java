package city.weir.sharing.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys that ever sealed, the oldest first. Each but the first was signed by the one
 * before it, so that whoever trusts the first can trust all.
 */
public final class KeyRing {
  private final List<Key> keys;

  public KeyRing(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * A key.
   *
   * @param id the first 16 hex digits of the SHA-256 of its encoded form
   * @param encoded X.509, in Base64
   * @param since when it came into use, to the second
   * @param voucher signature of the key before over {@link #vouched}; of its own for the first
   */
  public record Key(String id, String encoded, Instant since, String voucher) {
    public Key {
      since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The key {@code fresh}, vouched for by {@code elder}. */
    public static Key of(PublicKey fresh, Instant since, PrivateKey elder) {
      Instant from = since.truncatedTo(ChronoUnit.SECONDS);
      String encoded = Base64.getEncoder().encodeToString(fresh.getEncoded());
      return new Key(
          idOf(fresh.getEncoded()), encoded, from, signed(vouched(encoded, from), elder));
    }

    /** Whether {@code secret} is the private side of it. */
    public boolean fits(PrivateKey secret) {
      byte[] text = vouched(encoded, since);
      return verifies(this, text, signed(text, secret));
    }

    private PublicKey decoded() throws GeneralSecurityException {
      return KeyFactory.getInstance(Seal.ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
    }

    /** {@code id since key voucher}, on one line. */
    @Override
    public String toString() {
      return "%s %s %s %s".formatted(id, since, encoded, voucher);
    }

    /**
     * Reads a line that {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Key parse(String line) {
      String[] parts = line.strip().split(" ");
      if (parts.length != 4) {
        throw new IllegalArgumentException("No key: '%s' has not four parts".formatted(line));
      }
      return new Key(parts[0], parts[2], Instant.parse(parts[1]), parts[3]);
    }
  }

  /** What the key before signs of a new one. */
  static byte[] vouched(String encoded, Instant since) {
    return "weir-audit-key-1\n%s\n%s\n".formatted(encoded, since).getBytes(UTF_8);
  }

  public static String idOf(byte[] encoded) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(encoded);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256, but this one", e);
    }
  }

  public List<Key> keys() {
    return keys;
  }

  public @Nullable Key newest() {
    return keys.isEmpty() ? null : keys.get(keys.size() - 1);
  }

  /** The ring with {@code key} as its newest. */
  public KeyRing with(Key key) {
    List<Key> more = new ArrayList<>(keys);
    more.add(key);
    return new KeyRing(more);
  }

  /** Signs a part of the chain with {@code secret}, the private side of the newest key. */
  public Seal seal(long first, Head head, Instant at, PrivateKey secret) {
    Key newest = newest();
    if (newest == null) {
      throw new IllegalStateException("Cannot seal without a key");
    }
    Instant when = at.truncatedTo(ChronoUnit.MICROS);
    String signature = signed(Seal.text(first, head.sequence(), head.hash(), when), secret);
    return new Seal(first, head.sequence(), head.hash(), when, newest.id(), signature);
  }

  /** What is wrong with the keys, or empty: a key nobody vouches for may be anybody's. */
  public Optional<String> fault() {
    Key before = null;
    for (Key key : keys) {
      Key elder = before == null ? key : before;
      if (!verifies(elder, vouched(key.encoded(), key.since()), key.voucher())) {
        return Optional.of("key %s is not vouched for by %s".formatted(key.id(), elder.id()));
      }
      before = key;
    }
    return Optional.empty();
  }

  /** What is wrong with the signature of {@code seal}, or empty. */
  public Optional<String> fault(Seal seal) {
    Optional<Key> key = keys.stream().filter(k -> k.id().equals(seal.key())).findFirst();
    if (key.isEmpty()) {
      return Optional.of("signed by the key %s, which is not on the ring".formatted(seal.key()));
    }
    byte[] text = Seal.text(seal.first(), seal.last(), seal.hash(), seal.at());
    return verifies(key.get(), text, seal.signature())
        ? Optional.empty()
        : Optional.of("its signature by the key %s does not fit".formatted(seal.key()));
  }

  private static boolean verifies(Key key, byte[] text, String signature) {
    try {
      byte[] bytes = Base64.getDecoder().decode(signature);
      PublicKey decoded = key.decoded();
      if (!key.id().equals(idOf(decoded.getEncoded()))) {
        return false;
      }
      Signature check = Signature.getInstance(Seal.ALGORITHM);
      check.initVerify(decoded);
      check.update(text);
      return check.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // neither a key nor a signature: whatever it is, it does not fit
    }
  }

  private static String signed(byte[] text, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(Seal.ALGORITHM);
      signature.initSign(key);
      signature.update(text);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign with the audit's key", e);
    }
  }
}
