package city.weir.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Reads secrets from files, as containers and vaults hand them out. {@code
 * WEIR_DATABASE_PASSWORD_FILE=/run/secrets/db} in the environment stands for {@code
 * WEIR_DATABASE_PASSWORD} with the file's text; in a properties file {@code
 * weir.database.password=file:/run/secrets/db} does the same, for every setting whose name ends
 * with password or secret.
 */
public final class SecretFiles implements EnvironmentPostProcessor, Ordered {
  private static final String PREFIX = "file:";
  private static final String SUFFIX = "_FILE";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    MutablePropertySources sources = environment.getPropertySources();
    Map<String, Object> variables = new HashMap<>();
    environment
        .getSystemEnvironment()
        .forEach(
            (name, file) -> {
              if (name.startsWith("WEIR_") && name.endsWith(SUFFIX)) {
                variables.put(
                    name.substring(0, name.length() - SUFFIX.length()), text(name, file + ""));
              }
            });
    if (!variables.isEmpty()) {
      // The name's ending lets Spring read it as it reads the environment.
      sources.addFirst(
          new SystemEnvironmentPropertySource("secretFiles-systemEnvironment", variables));
    }
    Map<String, Object> settings = new HashMap<>();
    for (PropertySource<?> source : sources) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        for (String name : listed.getPropertyNames()) {
          String value = isSecret(name) ? environment.getProperty(name) : null;
          if (value != null && value.startsWith(PREFIX)) {
            settings.put(name, text(name, value.substring(PREFIX.length())));
          }
        }
      }
    }
    if (!settings.isEmpty()) {
      sources.addFirst(new MapPropertySource("secretFiles", settings));
    }
  }

  private static boolean isSecret(String name) {
    String last = name.toLowerCase(Locale.ROOT);
    return last.startsWith("weir.") && (last.endsWith("password") || last.endsWith("secret"));
  }

  private static String text(String setting, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s names the file %s, which cannot be read: check its path and rights"
              .formatted(setting, file),
          e);
    }
  }

  /** Once all files of settings are read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
