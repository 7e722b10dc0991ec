package city.weir.contract.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document that knows where it stands. The accessors are lenient: what is missing or of
 * another kind is empty, because the schema has already said so.
 */
public sealed interface Node {
  /** 1-based; for a value in a mapping, the line of its key. */
  int line();

  /** JSON pointer from the root of the document. */
  String pointer();

  record Mapping(int line, String pointer, Map<String, Node> entries) implements Node {}

  record Sequence(int line, String pointer, List<Node> elements) implements Node {}

  /**
   * @param value String, Boolean, BigInteger, BigDecimal or null
   * @param text as written
   */
  record Scalar(int line, String pointer, @Nullable Object value, String text) implements Node {}

  default Optional<Node> child(String key) {
    return this instanceof Mapping mapping
        ? Optional.ofNullable(mapping.entries().get(key))
        : Optional.empty();
  }

  /** The child, or this node when there is none: the place to report about it. */
  default Node childOrSelf(String key) {
    return child(key).orElse(this);
  }

  default List<Node> children(String key) {
    return child(key).map(Node::items).orElse(List.of());
  }

  /** The elements of a sequence; a single scalar counts as a sequence of one. */
  default List<Node> items() {
    if (this instanceof Sequence sequence) {
      return sequence.elements();
    }
    return this instanceof Scalar ? List.of(this) : List.of();
  }

  /** The text of a scalar that is not null. */
  default Optional<String> asText() {
    return this instanceof Scalar scalar && scalar.value() != null
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  default Optional<String> text(String key) {
    return child(key).flatMap(Node::asText);
  }

  default List<String> texts(String key) {
    return children(key).stream().flatMap(n -> n.asText().stream()).toList();
  }

  default boolean flag(String key) {
    return child(key)
        .filter(n -> n instanceof Scalar s && Boolean.TRUE.equals(s.value()))
        .isPresent();
  }

  default Optional<Number> number(String key) {
    return child(key)
        .flatMap(
            n ->
                n instanceof Scalar s && s.value() instanceof Number number
                    ? Optional.of(number)
                    : Optional.empty());
  }

  /** The value of an entry of this node's {@code customProperties}. */
  default Optional<Node> custom(String property) {
    return children("customProperties").stream()
        .filter(n -> n.text("property").filter(property::equals).isPresent())
        .flatMap(n -> n.child("value").stream())
        .findFirst();
  }

  default Optional<String> customText(String property) {
    return custom(property).flatMap(Node::asText);
  }
}
