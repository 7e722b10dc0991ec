package city.weir.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretFilesTest {
  @TempDir private Path folder;

  private Settings.Database bound(Map<String, Object> variables, Map<String, Object> settings) {
    StandardEnvironment environment =
        new StandardEnvironment() {
          @Override
          public Map<String, Object> getSystemEnvironment() {
            return variables;
          }
        };
    environment.getPropertySources().addLast(new MapPropertySource("weir.properties", settings));
    new SecretFiles().postProcessEnvironment(environment, new SpringApplication());
    return Binder.get(environment).bindOrCreate("weir.database", Settings.Database.class);
  }

  @Test
  void readsASecretFromTheFileTheEnvironmentNames() throws Exception {
    Path file = Files.writeString(folder.resolve("db"), "from-a-vault\n");
    Settings.Database database =
        bound(Map.of("WEIR_DATABASE_PASSWORD_FILE", file.toString()), Map.of());
    assertThat(database.password()).isEqualTo("from-a-vault");
    assertThat(database.toString()).doesNotContain("from-a-vault");
  }

  @Test
  void readsASecretFromTheFileASettingNames() throws Exception {
    Path file = Files.writeString(folder.resolve("db"), "from-a-file");
    Settings.Database database =
        bound(
            Map.of(),
            Map.of("weir.database.password", "file:" + file, "weir.database.user", "file:user"));
    assertThat(database.password()).isEqualTo("from-a-file");
    assertThat(database.user()).as("is no secret").isEqualTo("file:user");
  }

  @Test
  void saysWhichFileCannotBeRead() {
    assertThatThrownBy(() -> bound(Map.of("WEIR_DATABASE_PASSWORD_FILE", "/nowhere/db"), Map.of()))
        .hasMessageContaining("WEIR_DATABASE_PASSWORD_FILE")
        .hasMessageContaining("/nowhere/db");
  }
}
