package city.weir.catalog.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynonymsTest {
  @TempDir Path folder;

  @Test
  void knowsTheWordsOfTheField() {
    assertThat(Synonyms.ofTheField().of("危化品")).contains("危险化学品");
    assertThat(Synonyms.ofTheField().of("water level")).contains("水位");
  }

  @Test
  void addsThoseOfTheCity() throws IOException {
    Path file = Files.writeString(folder.resolve("synonyms.yaml"), "- [长江, 大江, The River]\n");

    Synonyms synonyms = Synonyms.withThoseOf(file);

    assertThat(synonyms.of("the river")).containsExactly("长江", "大江");
    assertThat(synonyms.of("危化品")).contains("危险化学品");
  }

  @Test
  void doesWithoutAFileOfTheCity() {
    assertThat(Synonyms.withThoseOf(folder.resolve("absent.yaml")).of("水位")).contains("stage");
  }

  @Test
  void refusesAFileThatIsNoListOfGroupsAndSaysWhatToWrite() throws IOException {
    Path flat = Files.writeString(folder.resolve("flat.yaml"), "- [长江, 大江]\n- 水位\n");
    Path blank = Files.writeString(folder.resolve("blank.yaml"), "- [长江, ' ']\n");
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "- [长江\n");

    assertThatThrownBy(() -> Synonyms.withThoseOf(flat))
        .hasMessageContaining("Group 2")
        .hasMessageContaining("flat.yaml")
        .hasMessageContaining("write: - [水位, stage]");
    assertThatThrownBy(() -> Synonyms.withThoseOf(blank)).hasMessageContaining("blank");
    assertThatThrownBy(() -> Synonyms.withThoseOf(broken)).hasMessageContaining("not YAML");
  }

  @Test
  void findsTheLongestWordsWithinAText() {
    Synonyms synonyms = Synonyms.of(List.of(List.of("水位", "stage"), List.of("警戒水位", "warning")));

    assertThat(synonyms.within("汉口警戒水位和水位")).containsExactly("警戒水位", "水位");
  }
}
