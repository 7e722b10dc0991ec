package city.weir.server.directory;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Drafts and names as they stand in the database, in JSON. */
final class DraftText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DraftText() {}

  private record Kept(Kind kind, Map<Field, String> values, List<Map<ItemField, String>> items) {}

  static String write(Draft draft) {
    return JSON.writeValueAsString(
        new Kept(
            draft.kind(), draft.values(), draft.items().stream().map(Draft.Item::values).toList()));
  }

  static Draft read(String text) {
    Kept kept = JSON.readValue(text, Kept.class);
    return new Draft(
        kept.kind(), kept.values(), kept.items().stream().map(Draft.Item::new).toList());
  }

  static String write(Set<String> names) {
    return JSON.writeValueAsString(new TreeSet<>(names));
  }

  static Set<String> names(String text) {
    return Set.of(JSON.readValue(text, String[].class));
  }

  /** How {@code name} stands in a list of names, and nothing else does. */
  static String quoted(String name) {
    return JSON.writeValueAsString(name);
  }
}
