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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys tokens are signed with: files {@code <time>.jwk.json} in the home's {@code keys} folder.
 * The newest by name signs, all verify. To rotate, put a new one there; to void what an old one
 * signed, delete it. Both work while the server runs.
 */
final class SigningKeys implements JWKSource<SecurityContext> {
  private static final String SUFFIX = ".jwk.json";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private @Nullable FileTime read;
  private List<JWK> keys = List.of();

  private SigningKeys(Path folder) {
    this.folder = folder;
  }

  /** Opens the keys in {@code folder}; makes the first one where there is none. */
  static SigningKeys open(Path folder, Clock clock) throws IOException {
    OwnerOnly.folder(folder);
    SigningKeys keys = new SigningKeys(folder);
    if (keys.files().isEmpty()) {
      OwnerOnly.write(folder.resolve(NAME.format(clock.instant()) + SUFFIX), generate());
    }
    return keys;
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
      return selector.select(new JWKSet(current()));
    } catch (IOException | ParseException e) {
      throw new KeySourceException("Cannot read the keys in " + folder, e);
    }
  }

  private synchronized List<JWK> current() throws IOException, ParseException {
    FileTime changed = Files.getLastModifiedTime(folder);
    if (!changed.equals(read)) {
      List<JWK> all = new ArrayList<>();
      for (Path file : files()) {
        all.add(JWK.parse(Files.readString(file)));
      }
      keys = List.copyOf(all);
      read = changed;
    }
    return keys;
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
