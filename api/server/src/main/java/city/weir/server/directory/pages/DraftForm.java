package city.weir.server.directory.pages;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * What the page of a draft sends.
 *
 * @param lines of each item of the draft, which line of the form it stands in, from 0
 */
record DraftForm(Draft draft, List<Integer> lines) {
  static final String KIND = "kind";
  static final String ITEMS = "items";

  DraftForm {
    lines = List.copyOf(lines);
  }

  /**
   * @throws ProblemException when no draft can hold it: a kind there is not, too much text
   */
  static DraftForm of(MultiValueMap<String, String> sent) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      List<String> all = sent.getOrDefault(word(field), List.of());
      values.put(field, all.stream().filter(v -> !v.isBlank()).collect(Collectors.joining("、")));
    }
    String text = sent.getFirst(ITEMS);
    try {
      ItemLines items = ItemLines.read(text == null ? "" : text);
      Kind kind = kind(sent.getFirst(KIND));
      values.keySet().removeIf(field -> !field.of(kind));
      return new DraftForm(new Draft(kind, values, items.items()), items.lines());
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  /** Name of a field in forms, such as {@code share-type}. */
  static String word(Field field) {
    return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind kind(@org.jspecify.annotations.Nullable String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no kind '%s' (dataset, file, service, device or camera)"
                        .formatted(word)));
  }
}
