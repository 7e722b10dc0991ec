package city.weir.server.directory;

import city.weir.catalog.Kind;
import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.server.problem.ProblemCode;
import city.weir.server.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is sent.
 *
 * @param kind dataset, file, service, device or camera
 * @param fields what is written, by field: title, summary, class, item, subject, detail, provider,
 *     providerCode, format, formatType, shareType, shareCondition, shareWay, open, updateCycle and
 *     so on, in the words of the 2017 guide
 * @param items 信息项, each by field: title, dataType, length, name, english, unit, grade, element
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryDraft(
    @Nullable String kind,
    @Nullable Map<String, String> fields,
    @Nullable List<Map<String, String>> items) {

  static EntryDraft of(Draft draft) {
    return new EntryDraft(
        word(draft.kind()),
        written(draft.values()),
        draft.items().stream().map(item -> written(item.values())).toList());
  }

  /**
   * @throws ProblemException when no draft can hold it
   */
  Draft read() {
    try {
      return new Draft(
          one(Kind.class, "kind", kind == null ? "" : kind),
          read(Field.class, "fields", fields == null ? Map.of() : fields),
          (items == null ? List.<Map<String, String>>of() : items)
              .stream().map(item -> new Draft.Item(read(ItemField.class, "items", item))).toList());
    } catch (IllegalArgumentException e) {
      ProblemException problem =
          new ProblemException(ProblemCode.MALFORMED, String.valueOf(e.getMessage()));
      problem.initCause(e);
      throw problem;
    }
  }

  /** {@code SHARE_TYPE} is {@code shareType}. */
  static String word(Enum<?> value) {
    StringBuilder word = new StringBuilder();
    for (String part : value.name().toLowerCase(Locale.ROOT).split("_")) {
      word.append(
          word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return word.toString();
  }

  private static <K extends Enum<K>> Map<String, String> written(Map<K, String> values) {
    Map<String, String> words = new LinkedHashMap<>();
    values.forEach((field, value) -> words.put(word(field), value));
    return words;
  }

  private static <K extends Enum<K>> Map<K, String> read(
      Class<K> type, String where, Map<String, String> sent) {
    Map<K, String> values = new EnumMap<>(type);
    sent.forEach(
        (word, value) -> {
          if (value != null) {
            values.put(one(type, where, word), value);
          }
        });
    return values;
  }

  static <K extends Enum<K>> K one(Class<K> type, String where, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> word(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: there is no '%s' (one of %s)"
                        .formatted(
                            where,
                            word,
                            new TreeSet<>(
                                Arrays.stream(type.getEnumConstants())
                                    .map(EntryDraft::word)
                                    .toList()))));
  }
}
