package city.weir.server.security;

import city.weir.server.settings.Home;
import city.weir.server.settings.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The home's {@code credentials.json}: secrets of clients and passwords of people as they were
 * generated, by id. Only the owner may read it.
 */
@Component
final class CredentialsFile {
  private final Path file;
  private final JsonMapper json;
  private final Map<String, String> secrets;

  CredentialsFile(Home home, JsonMapper json) throws IOException {
    this.file = home.credentials();
    this.json = json;
    this.secrets =
        Files.exists(file)
            ? json.readValue(
                Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {})
            : new LinkedHashMap<>();
  }

  synchronized @Nullable String get(String id) {
    return secrets.get(id);
  }

  synchronized void put(String id, String secret) throws IOException {
    secrets.put(id, secret);
    write();
  }

  synchronized void remove(String id) throws IOException {
    if (secrets.remove(id) != null) {
      write();
    }
  }

  private void write() throws IOException {
    OwnerOnly.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(secrets));
  }
}
