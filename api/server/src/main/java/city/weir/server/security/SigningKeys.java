package city.weir.server.security;

import city.weir.server.settings.OwnerOnly;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys tokens are signed with: files {@code <time>.jwk.json} in the home's {@code keys} folder.
 * The newest by name signs, all verify. To rotate by hand, put a new one there; to void what an old
 * one signed, delete it. Both work while the server runs.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
  private static final String SUFFIX = ".jwk.json";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What clocks may differ by. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final Path folder;
  private final Duration tokenLife;
  private final Clock clock;
  private @Nullable FileTime read;
  private List<SigningKey> keys = List.of();

  private SigningKeys(Path folder, Duration tokenLife, Clock clock) {
    this.folder = folder;
    this.tokenLife = tokenLife;
    this.clock = clock;
  }

  /**
   * A key and its file.
   *
   * @param madeAt as the file's name tells; null when it tells something else
   */
  record SigningKey(JWK key, Path file, @Nullable Instant madeAt) {
    /** Nothing of the key. */
    @Override
    public String toString() {
      return "SigningKey[%s]".formatted(key.getKeyID());
    }
  }

  /** Opens the keys in {@code folder}; makes the first one where there is none. */
  static SigningKeys open(Path folder, Duration tokenLife, Clock clock) throws IOException {
    OwnerOnly.folder(folder);
    SigningKeys keys = new SigningKeys(folder, tokenLife, clock);
    if (keys.files().isEmpty()) {
      keys.rotate();
    }
    return keys;
  }

  /** Makes a key that signs from now on; what the others signed holds until it expires. */
  synchronized void rotate() throws IOException {
    Path file = folder.resolve(NAME.format(clock.instant()) + SUFFIX);
    if (!Files.exists(file)) {
      OwnerOnly.write(file, generate());
      read = null;
    }
  }

  /**
   * Makes a new key when the newest is older than {@code life}, and deletes those by which no token
   * that still holds can have been signed. Keys whose names tell no time are left alone.
   *
   * @return whether a new key signs
   */
  synchronized boolean keepUp(Duration life) throws IOException {
    Instant now = clock.instant();
    List<SigningKey> all = all();
    Instant newest = all.get(0).madeAt();
    boolean due = newest != null && !now.isBefore(newest.plus(life));
    if (due) {
      rotate();
      all = all();
    }
    for (int i = 1; i < all.size(); i++) {
      Instant successor = all.get(i - 1).madeAt();
      if (all.get(i).madeAt() != null
          && successor != null
          && successor.plus(tokenLife).plus(SKEW).isBefore(now)) {
        Files.deleteIfExists(all.get(i).file());
        read = null;
      }
    }
    return due;
  }

  /**
   * Deletes the key {@code id}, so that nothing it signed holds any more.
   *
   * @return false when there is none
   * @throws IllegalStateException when it is the one that signs
   */
  synchronized boolean voidKey(String id) throws IOException {
    List<SigningKey> all = all();
    Optional<SigningKey> found =
        all.stream().filter(k -> id.equals(k.key().getKeyID())).findFirst();
    if (found.isPresent()) {
      if (found.get().equals(all.get(0))) {
        throw new IllegalStateException("The key %s signs: make a new one first".formatted(id));
      }
      Files.deleteIfExists(found.get().file());
      read = null;
    }
    return found.isPresent();
  }

  private static String generate() {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate()
          .toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("Cannot generate a key to sign tokens with", e);
    }
  }

  /** Newest first. */
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return selector.select(new JWKSet(all().stream().map(SigningKey::key).toList()));
    } catch (IOException e) {
      throw new KeySourceException("Cannot read the keys in " + folder, e);
    }
  }

  /** The same object as long as there are the same keys. */
  Object state() {
    try {
      return all();
    } catch (IOException e) {
      // Whoever checks a signature by them says so.
      return e;
    }
  }

  /** Newest first. */
  synchronized List<SigningKey> all() throws IOException {
    FileTime changed = Files.getLastModifiedTime(folder);
    if (!changed.equals(read)) {
      List<SigningKey> all = new ArrayList<>();
      for (Path file : files()) {
        try {
          all.add(new SigningKey(JWK.parse(Files.readString(file)), file, madeAt(file)));
        } catch (ParseException e) {
          throw new IOException("%s is no key (a JWK): delete it".formatted(file), e);
        }
      }
      keys = List.copyOf(all);
      read = changed;
    }
    return keys;
  }

  private static @Nullable Instant madeAt(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return NAME.parse(name.substring(0, name.length() - SUFFIX.length()), Instant::from);
    } catch (DateTimeParseException e) {
      // Named by a person.
      return null;
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(SUFFIX))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the keys in " + folder, e);
    }
  }
}
