package city.weir.server.sharing;

import city.weir.server.settings.Home;
import city.weir.server.settings.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random secrets of this installation, each made once and kept in the home's keys folder. */
final class InstallationSecrets {
  private static final int BYTES = 32;

  private final Path folder;

  InstallationSecrets(Home home) {
    this.folder = home.keys();
  }

  /** The secret {@code name}; 32 bytes. */
  synchronized byte[] get(String name) throws IOException {
    Path file = folder.resolve(name + ".secret");
    if (!Files.exists(file)) {
      byte[] secret = new byte[BYTES];
      new SecureRandom().nextBytes(secret);
      OwnerOnly.folder(folder);
      OwnerOnly.write(file, HexFormat.of().formatHex(secret));
    }
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }
}
