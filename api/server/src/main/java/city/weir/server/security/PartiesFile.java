package city.weir.server.security;

import city.weir.server.sample.SampleCity;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * The home's {@code parties.yaml}: who may call ({@code parties}), and what was agreed with them
 * ({@code agreements}). An absent file lists nobody.
 */
@Component
@DependsOn(SampleCity.BEAN)
public final class PartiesFile {
  private final Map<?, ?> root;

  PartiesFile(Home home) throws IOException {
    Object read =
        Files.exists(home.parties())
            ? new Load(LoadSettings.builder().setLabel("parties.yaml").build())
                .loadFromString(Files.readString(home.parties()))
            : null;
    this.root = read instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The entries under {@code key}. */
  public List<Item> list(String key) {
    Object value = root.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "parties.yaml: '%s' is no list (begin each entry with '- id:')".formatted(key));
    }
    List<Item> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> fields)) {
        throw new IllegalArgumentException(
            "parties.yaml: '%s' under %s is no entry (begin it with '- id:')".formatted(item, key));
      }
      items.add(new Item(fields));
    }
    return items;
  }

  /** One entry. */
  public record Item(Map<?, ?> fields) {
    /** The field {@code name}, or null. */
    public @Nullable String text(String name) {
      Object value = fields.get(name);
      return value == null ? null : value.toString();
    }

    public String required(String name) {
      String value = text(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "parties.yaml: an entry has no '%s': %s".formatted(name, fields));
      }
      return value;
    }

    public String text(String name, String absent) {
      String value = text(name);
      return value == null ? absent : value;
    }

    /** The words of the list {@code name}; empty when it is absent. */
    public Set<String> words(String name) {
      return fields.get(name) instanceof List<?> list
          ? list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
          : Set.of();
    }
  }
}
