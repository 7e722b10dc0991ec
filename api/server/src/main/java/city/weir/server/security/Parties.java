package city.weir.server.security;

import city.weir.server.sample.SampleCity;
import city.weir.server.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
 * Who may call: those of the home's {@code parties.yaml}, and always a steward and the worker.
 *
 * <p>The file lists {@code parties}, each with {@code id, name}, and as they apply {@code english,
 * roles, district, clearance}.
 */
@Component
@DependsOn(SampleCity.BEAN)
final class Parties {
  private static final Party WORKER =
      new Party(Credentials.WORKER, "计算作业", "Spark worker", Set.of("WORKER"), null, "core");
  private static final Party STEWARD =
      new Party("steward", "数据管理员", "Data steward", Set.of("STEWARD"), null, "general-3");

  private final Map<String, Party> parties = new LinkedHashMap<>();

  Parties(Home home) throws IOException {
    parties.put(STEWARD.id(), STEWARD);
    if (Files.exists(home.parties())) {
      for (Map<?, ?> entry : entries(Files.readString(home.parties()))) {
        Party party = party(entry);
        parties.put(party.id(), party);
      }
    }
    parties.put(WORKER.id(), WORKER);
  }

  Collection<Party> all() {
    return parties.values();
  }

  private static List<Map<?, ?>> entries(String yaml) {
    List<Map<?, ?>> entries = new ArrayList<>();
    Object root =
        new Load(LoadSettings.builder().setLabel("parties.yaml").build()).loadFromString(yaml);
    if (root instanceof Map<?, ?> map && map.get("parties") instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof Map<?, ?> entry)) {
          throw new IllegalArgumentException(
              "parties.yaml: '%s' is no party (write id, name, roles)".formatted(item));
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  private static Party party(Map<?, ?> entry) {
    String id = text(entry, "id");
    if (id == null) {
      throw new IllegalArgumentException("parties.yaml: a party has no id: " + entry);
    }
    String name = text(entry, "name");
    String clearance = text(entry, "clearance");
    Set<String> roles =
        entry.get("roles") instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.toSet())
            : Set.of("AGENCY");
    return new Party(
        id,
        name == null ? id : name,
        text(entry, "english"),
        roles,
        text(entry, "district"),
        clearance == null ? "general-2" : clearance);
  }

  private static @Nullable String text(Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    return value == null ? null : value.toString();
  }
}
