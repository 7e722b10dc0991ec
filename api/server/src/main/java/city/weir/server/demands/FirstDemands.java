package city.weir.server.demands;

import city.weir.catalog.demand.DemandRefused;
import city.weir.catalog.demand.DemandStore;
import city.weir.catalog.demand.Demands;
import city.weir.server.sample.SampleCity;
import city.weir.server.security.Parties;
import city.weir.server.security.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the demands of the sample city that are not there yet. */
@Component
final class FirstDemands implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstDemands.class);

  private final SampleCity sample;
  private final DemandStore store;
  private final Demands demands;
  private final Parties parties;

  FirstDemands(SampleCity sample, DemandStore store, Demands demands, Parties parties) {
    this.sample = sample;
    this.store = store;
    this.demands = demands;
    this.parties = parties;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Path file = sample.file("demands.yaml").orElse(null);
    if (file == null) {
      return;
    }
    Object root =
        new Load(LoadSettings.builder().setLabel(file.toString()).build())
            .loadFromString(Files.readString(file));
    if (root instanceof Map<?, ?> fields && fields.get("demands") instanceof List<?> all) {
      for (Object each : all) {
        make((Map<?, ?>) each);
      }
    }
  }

  private void make(Map<?, ?> each) {
    String id = Objects.requireNonNull(text(each, "id"), "a sample demand without id");
    if (store.find(id).isPresent()) {
      return;
    }
    String party = Objects.requireNonNullElse(text(each, "party"), "");
    String name =
        parties.all().stream()
            .filter(p -> p.id().equals(party))
            .map(Party::name)
            .findFirst()
            .orElse(party);
    List<String> items = new ArrayList<>();
    if (each.get("items") instanceof List<?> wanted) {
      wanted.forEach(item -> items.add(String.valueOf(item)));
    }
    DemandDraft draft =
        new DemandDraft(
            text(each, "title"),
            text(each, "purpose"),
            text(each, "use"),
            text(each, "ground"),
            items,
            text(each, "theme"),
            text(each, "area"),
            text(each, "cycle"),
            null);
    try {
      demands.make(id, draft.wish(), party, party, name);
    } catch (DemandRefused e) {
      log.error("The sample demand {} was not made: {}", id, e.findings(), e);
    }
  }

  private static @Nullable String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    return value == null ? null : String.valueOf(value);
  }
}
