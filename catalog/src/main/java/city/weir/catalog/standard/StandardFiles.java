package city.weir.catalog.standard;

import city.weir.contract.standard.CodeTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Standards in YAML: {@code elements} with id, title, english, definition, dataType, length, unit,
 * codeList, synonyms, source; {@code lists} with id, title, english, source and {@code versions}
 * (version, from, until, codes as CSV).
 */
public final class StandardFiles {
  private StandardFiles() {}

  /** What comes with the product. */
  public static List<Standard> published() {
    return Stream.of("code-lists.yaml", "data-elements.yaml")
        .flatMap(
            file -> {
              try (InputStream in =
                  Objects.requireNonNull(StandardFiles.class.getResourceAsStream(file))) {
                return read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming what is wrong, and where
   */
  public static List<Standard> read(String file, String yaml) {
    try {
      Object root = new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(yaml);
      if (!(root instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException("write 'elements' or 'lists'");
      }
      List<Standard> standards = new ArrayList<>();
      maps(fields.get("lists")).forEach(each -> standards.add(list(each)));
      maps(fields.get("elements")).forEach(each -> standards.add(element(each)));
      return standards;
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static DataElement element(Map<?, ?> each) {
    String id = required(each, "id", "an element");
    Set<String> synonyms = new LinkedHashSet<>();
    if (each.get("synonyms") instanceof List<?> words) {
      words.forEach(word -> synonyms.add(String.valueOf(word)));
    }
    return new DataElement(
        id,
        required(each, "title", id),
        text(each, "english"),
        required(each, "definition", id),
        required(each, "dataType", id).charAt(0),
        text(each, "length"),
        text(each, "unit"),
        text(each, "codeList"),
        synonyms,
        required(each, "source", id));
  }

  private static CodeList list(Map<?, ?> each) {
    String id = required(each, "id", "a list");
    List<CodeList.Version> versions = new ArrayList<>();
    for (Map<?, ?> version : maps(each.get("versions"))) {
      versions.add(
          new CodeList.Version(
              required(version, "version", id),
              day(required(version, "from", id)),
              text(version, "until") == null ? null : day(required(version, "until", id)),
              CodeTable.read(id, required(version, "codes", id))));
    }
    return new CodeList(
        id,
        required(each, "title", id),
        text(each, "english"),
        required(each, "source", id),
        versions);
  }

  private static List<Map<?, ?>> maps(@Nullable Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof Map<?, ?> map)) {
          throw new IllegalArgumentException("not a mapping: " + each);
        }
        maps.add(map);
      }
    }
    return maps;
  }

  private static String required(Map<?, ?> map, String key, String of) {
    String value = text(map, key);
    if (value == null) {
      throw new IllegalArgumentException("%s lacks '%s'".formatted(of, key));
    }
    return value;
  }

  private static @Nullable String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null || String.valueOf(value).isBlank() ? null : String.valueOf(value).strip();
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'%s' is no day, write 2026-01-31".formatted(text), e);
    }
  }
}
