package city.weir.server.directory;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.lifecycle.EntryStore;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.LifeRefused;
import city.weir.catalog.lifecycle.Lifecycle;
import city.weir.server.sample.SampleCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in the entries of the sample city that are not there yet, as its two stewards would: one
 * writes, the other judges. Each entry comes as far as it is said to, or not at all.
 */
@Component
final class FirstEntries implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(FirstEntries.class);
  private static final String AUTHOR = "zhao-min";
  private static final String JUDGE = "qian-yu";

  private final SampleCity sample;
  private final EntryStore store;
  private final Lifecycle lifecycle;
  private final Categories categories;
  private final TransactionOperations transactions;

  FirstEntries(
      SampleCity sample,
      EntryStore store,
      Lifecycle lifecycle,
      Categories categories,
      TransactionOperations transactions) {
    this.sample = sample;
    this.store = store;
    this.lifecycle = lifecycle;
    this.categories = categories;
    this.transactions = transactions;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    Path file = sample.file("entries.yaml").orElse(null);
    if (file == null) {
      return;
    }
    Object root =
        new Load(LoadSettings.builder().setLabel(file.toString()).build())
            .loadFromString(Files.readString(file));
    if (root instanceof Map<?, ?> fields && fields.get("entries") instanceof List<?> all) {
      for (Object each : all) {
        takeIn((Map<?, ?>) each);
      }
    }
  }

  private void takeIn(Map<?, ?> each) {
    String id = String.valueOf(each.get("id"));
    if (store.find(id).isPresent()) {
      return;
    }
    try {
      Draft draft = draft(each);
      categories.grow(
          Field.LEVELS.stream().map(draft::get).filter(level -> !level.isEmpty()).toList());
      transactions.executeWithoutResult(
          status -> {
            try {
              live(id, draft, each);
            } catch (LifeRefused e) {
              status.setRollbackOnly();
              log.error("The sample entry {} was not taken in: {}", id, e.findings(), e);
            }
          });
    } catch (IllegalArgumentException e) {
      log.error("The sample entry {} was not taken in", id, e);
    }
  }

  private void live(String id, Draft draft, Map<?, ?> each) throws LifeRefused {
    String stand = String.valueOf(each.get("stand"));
    Life life = lifecycle.begin(id, draft, AUTHOR);
    switch (stand) {
      case "draft" -> {}
      case "returned" ->
          lifecycle.giveBack(
              lifecycle.submit(life, AUTHOR, null), JUDGE, String.valueOf(each.get("comment")));
      case "submitted" -> lifecycle.submit(life, AUTHOR, null);
      case "reviewed" -> lifecycle.approve(lifecycle.submit(life, AUTHOR, null), JUDGE, null);
      case "published" -> {
        Life published = publish(life);
        Draft changed = draft;
        for (Map.Entry<String, String> field : texts(each.get("changed")).entrySet()) {
          changed =
              changed.with(
                  EntryDraft.one(Field.class, "changed", field.getKey()), field.getValue());
        }
        if (!changed.equals(draft)) {
          publish(lifecycle.write(published, changed, AUTHOR));
        }
      }
      default -> throw new IllegalArgumentException("stand: there is no '%s'".formatted(stand));
    }
  }

  private Life publish(Life life) throws LifeRefused {
    Life submitted = lifecycle.submit(life, AUTHOR, null);
    return lifecycle.publish(lifecycle.approve(submitted, JUDGE, null), JUDGE, null);
  }

  private static Draft draft(Map<?, ?> each) {
    List<Map<String, String>> items =
        each.get("items") instanceof List<?> all
            ? all.stream().map(FirstEntries::texts).toList()
            : List.of();
    return new EntryDraft(String.valueOf(each.get("kind")), texts(each.get("fields")), items)
        .read();
  }

  private static Map<String, String> texts(@Nullable Object map) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> values) {
      values.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    }
    return texts;
  }
}
