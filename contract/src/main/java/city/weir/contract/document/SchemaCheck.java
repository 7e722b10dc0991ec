package city.weir.contract.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a document against {@code weir-contract.schema.json}. The {@code description} beside the
 * keyword that failed is the remedy: it says what to write.
 */
public final class SchemaCheck {
  private static final String RESOURCE = "weir-contract.schema.json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode text;
  private final Schema schema;

  public SchemaCheck() {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + RESOURCE);
      }
      this.text = JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  public void check(Node root, Findings findings) {
    for (Error error : schema.validate(json(root))) {
      report(root, error, findings);
    }
  }

  private void report(Node root, Error error, Findings findings) {
    Node at = root;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      at = step(at, String.valueOf(error.getInstanceLocation().getElement(i)));
    }
    JsonNode place = placeOf(error);
    String property = error.getProperty();
    switch (error.getKeyword()) {
      case "required" ->
          findings.add(
              at,
              "'%s' is missing".formatted(property),
              place.at("/properties/" + property + "/description").asString("Add it."));
      case "additionalProperties" -> {
        List<String> known = new ArrayList<>(place.path("properties").propertyNames());
        findings.add(
            at.childOrSelf(property),
            "'%s' is not known here".formatted(property),
            Spelling.remedy(property, known));
      }
      case "type" ->
          findings.add(at, "%s does not belong here".formatted(described(at)), remedy(place));
      case "enum" -> {
        List<String> known = new ArrayList<>();
        place.path("enum").forEach(word -> known.add(word.asString()));
        findings.add(
            at,
            "%s is not one of the words known here".formatted(described(at)),
            remedy(place) + " " + Spelling.remedy(at.asText().orElse(""), known));
      }
      case "pattern" ->
          findings.add(
              at,
              "%s does not have the form expected here".formatted(described(at)),
              remedy(place));
      // The branch's own errors are reported beside it.
      case "if", "then", "allOf" -> {}
      default -> findings.add(at, sentence(error.getMessage()), remedy(place));
    }
  }

  private static Node step(Node node, String name) {
    if (node instanceof Node.Sequence sequence) {
      return sequence.elements().get(Integer.parseInt(name));
    }
    return node.childOrSelf(name);
  }

  /** The part of the schema that holds the keyword that failed. */
  private JsonNode placeOf(Error error) {
    String pointer = error.getSchemaLocation().getFragment().toString();
    int last = pointer.lastIndexOf('/');
    return last <= 0 ? text : text.at(pointer.substring(0, last));
  }

  private static String remedy(JsonNode place) {
    return place.path("description").asString("See docs/contract.md.");
  }

  private static String described(Node node) {
    if (node instanceof Node.Mapping) {
      return "A mapping";
    }
    if (node instanceof Node.Sequence) {
      return "A list";
    }
    Node.Scalar scalar = (Node.Scalar) node;
    Object value = scalar.value();
    String shown =
        scalar
            .text()
            .codePoints()
            .limit(60)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    if (value == null) {
      return "Nothing (null)";
    }
    if (value instanceof Boolean) {
      return "The truth value %s".formatted(shown);
    }
    return value instanceof Number ? "The number %s".formatted(shown) : "'%s'".formatted(shown);
  }

  private static String sentence(String message) {
    return message.isEmpty()
        ? message
        : Character.toUpperCase(message.charAt(0)) + message.substring(1);
  }

  private static JsonNode json(Node node) {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = JSON.objectNode();
      mapping.entries().forEach((key, value) -> object.set(key, json(value)));
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = JSON.arrayNode();
      sequence.elements().forEach(element -> array.add(json(element)));
      return array;
    }
    Object value = ((Node.Scalar) node).value();
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof BigInteger whole) {
      return JSON.numberNode(whole);
    }
    if (value instanceof BigDecimal number) {
      // JSON Schema takes 1e300 for a whole number, which the validator compares only as one.
      boolean whole = number.stripTrailingZeros().scale() <= 0;
      return whole ? JSON.numberNode(number.toBigInteger()) : JSON.numberNode(number);
    }
    return JSON.stringNode(String.valueOf(value));
  }
}
