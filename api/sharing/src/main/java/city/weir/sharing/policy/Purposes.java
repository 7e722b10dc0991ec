package city.weir.sharing.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What data may be wanted for: a list of codes, each with its words. */
public final class Purposes {
  private final Map<String, Words> byCode;

  private Purposes(Map<String, Words> byCode) {
    this.byCode = Collections.unmodifiableMap(byCode);
  }

  /** The list that comes with the platform. */
  public static Purposes standard() {
    try (InputStream in =
        Objects.requireNonNull(Purposes.class.getResourceAsStream("purposes.yaml"))) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A list in YAML: under each code {@code zh} and {@code en}.
   *
   * @throws IllegalArgumentException naming the code that lacks its words
   */
  public static Purposes read(String yaml) {
    Object root =
        new Load(LoadSettings.builder().setLabel("purposes").build()).loadFromString(yaml);
    if (!(root instanceof Map<?, ?> entries) || entries.isEmpty()) {
      throw new IllegalArgumentException("purposes: no codes (write each as 'code: {zh:, en:}')");
    }
    Map<String, Words> byCode = new LinkedHashMap<>();
    entries.forEach(
        (code, words) -> {
          if (!(words instanceof Map<?, ?> both)
              || !(both.get("zh") instanceof String zh)
              || !(both.get("en") instanceof String en)) {
            throw new IllegalArgumentException(
                "purposes: '%s' needs its words as zh and en".formatted(code));
          }
          byCode.put(String.valueOf(code), new Words(zh, en));
        });
    return new Purposes(byCode);
  }

  /** The words of {@code code}, if it is on the list. */
  public Optional<Words> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** In the order of the list. */
  public Set<String> codes() {
    return byCode.keySet();
  }

  /** Code by code, in the order of the list. */
  public Map<String, Words> all() {
    return byCode;
  }
}
