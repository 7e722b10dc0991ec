package city.weir.server.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundlesTest {
  @Test
  void everyWordIsThereInBothLanguagesAndBelongsToOneFeature() throws IOException {
    Set<Object> seen = new HashSet<>();
    assertThat(Bundles.features()).contains("overview", "console", "signin");
    for (String feature : Bundles.features()) {
      Properties english = read(feature + ".properties");
      assertThat(english.keySet()).as(feature).isEqualTo(read(feature + "_zh.properties").keySet());
      assertThat(seen).as(feature).doesNotContainAnyElementsOf(english.keySet());
      seen.addAll(english.keySet());
    }
  }

  private static Properties read(String file) throws IOException {
    Properties words = new Properties();
    try (InputStream in = BundlesTest.class.getResourceAsStream("/words/" + file)) {
      words.load(
          new InputStreamReader(
              Objects.requireNonNull(in, () -> "no words/" + file), StandardCharsets.UTF_8));
    }
    return words;
  }
}
