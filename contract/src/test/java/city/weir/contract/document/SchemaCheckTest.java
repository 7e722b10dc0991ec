package city.weir.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {
  private static final Set<String> CONSTRAINTS = Set.of("type", "enum", "pattern", "required");

  /** A description beside a constraint is the remedy people read when it fails. */
  @Test
  void everyConstraintSaysWhatToWriteInstead() throws Exception {
    JsonNode schema;
    try (InputStream in = SchemaCheck.class.getResourceAsStream("weir-contract.schema.json")) {
      schema = JsonMapper.shared().readTree(in);
    }
    List<String> silent = new ArrayList<>();

    collectSilent(schema, "", silent);

    assertThat(silent).isEmpty();
  }

  private static void collectSilent(JsonNode node, String pointer, List<String> silent) {
    boolean leaf = node.path("type").isString() && CONSTRAINTS.stream().anyMatch(node::has);
    boolean plain =
        pointer.endsWith("/id") || pointer.endsWith("/description") || pointer.endsWith("/if");
    if (leaf && !plain && !node.has("description") && !isEntryOfCustomProperties(node)) {
      silent.add(pointer);
    }
    for (String name : node.propertyNames()) {
      collectSilent(node.path(name), pointer + "/" + name, silent);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collectSilent(node.get(i), pointer + "/" + i, silent);
      }
    }
  }

  /** Their list says what to write. */
  private static boolean isEntryOfCustomProperties(JsonNode node) {
    return node.at("/properties/property").isObject();
  }
}
