package city.weir.server.audit;

import city.weir.server.settings.OwnerOnly;
import city.weir.sharing.audit.chain.Head;
import city.weir.sharing.audit.chain.KeyRing;
import city.weir.sharing.audit.chain.Seal;
import city.weir.sharing.audit.chain.SealKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys for seals in files of the owner: {@code audit-keys.txt} has all public keys, a line each;
 * {@code audit-seal.key} the private side of the last one. A key that has served its time vouches
 * for the next, and its private side is gone.
 */
final class SealKeyFiles implements SealKeys {
  static final String RING = "audit-keys.txt";
  private static final String SECRET = "audit-seal.key";

  private final Path folder;
  private final Duration life;
  private final Clock clock;
  private @Nullable KeyRing ring;

  /**
   * @param life how long a key seals
   */
  SealKeyFiles(Path folder, Duration life, Clock clock) {
    this.folder = folder;
    this.life = life;
    this.clock = clock;
  }

  /** The public keys in {@code folder}; none where no key was made yet. */
  static KeyRing read(Path folder) throws IOException {
    Path file = folder.resolve(RING);
    return parse(Files.exists(file) ? Files.readAllLines(file) : List.of());
  }

  static KeyRing parse(List<String> lines) {
    return new KeyRing(
        lines.stream().filter(line -> !line.isBlank()).map(KeyRing.Key::parse).toList());
  }

  @Override
  public synchronized KeyRing ring() {
    try {
      KeyRing known = ring;
      if (known == null) {
        known = read(folder);
        ring = known;
      }
      KeyRing.Key newest = known.newest();
      Instant now = clock.instant();
      if (newest == null || newest.since().plus(life).isBefore(now)) {
        known = next(known, now);
        ring = known;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the audit's keys in " + folder, e);
    }
  }

  @Override
  public synchronized Seal seal(long first, Head head, Instant at) {
    KeyRing current = ring();
    try {
      return current.seal(first, head, at, secret());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the audit's key in " + folder, e);
    }
  }

  private KeyRing next(KeyRing before, Instant now) throws IOException {
    KeyPair pair = pair();
    PrivateKey elder = before.newest() == null ? pair.getPrivate() : secret();
    KeyRing next = before.with(KeyRing.Key.of(pair.getPublic(), now, elder));
    OwnerOnly.folder(folder);
    // The ring last: a key that is not on it seals nothing, and the next start makes another.
    OwnerOnly.write(
        folder.resolve(SECRET + ".next"),
        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
    StringBuilder lines = new StringBuilder();
    next.keys().forEach(key -> lines.append(key).append('\n'));
    OwnerOnly.write(folder.resolve(RING), lines.toString());
    Files.move(
        folder.resolve(SECRET + ".next"),
        folder.resolve(SECRET),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return next;
  }

  private PrivateKey secret() throws IOException {
    // A crash may have come between the ring and the key that belongs to it.
    Path next = folder.resolve(SECRET + ".next");
    if (Files.exists(next)) {
      KeyRing.Key newest = read(folder).newest();
      if (newest != null && newest.fits(decode(Files.readString(next)))) {
        Files.move(
            next,
            folder.resolve(SECRET),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.delete(next);
      }
    }
    return decode(Files.readString(folder.resolve(SECRET)));
  }

  private static PrivateKey decode(String text) {
    try {
      return KeyFactory.getInstance(Seal.ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text.strip())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The audit's key is none: put it back from a backup", e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance(Seal.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a key to seal with", e);
    }
  }
}
