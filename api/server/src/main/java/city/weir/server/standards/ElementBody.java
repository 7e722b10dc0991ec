package city.weir.server.standards;

import city.weir.catalog.standard.DataElement;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a data element says, as it is sent and kept. */
record ElementBody(
    @Nullable String title,
    @Nullable String english,
    @Nullable String definition,
    @Nullable String dataType,
    @Nullable String length,
    @Nullable String unit,
    @Nullable String codeList,
    @Nullable Set<String> synonyms,
    @Nullable String source) {

  static ElementBody of(DataElement element) {
    return new ElementBody(
        element.title(),
        element.english(),
        element.definition(),
        Character.toString(element.letter()),
        element.length(),
        element.unit(),
        element.list(),
        element.synonyms(),
        element.source());
  }

  DataElement element(String id) {
    String type = Objects.requireNonNullElse(dataType, "").strip();
    return new DataElement(
        id,
        text(title),
        blank(english),
        text(definition),
        type.length() == 1 ? type.charAt(0) : '?',
        blank(length),
        blank(unit),
        blank(codeList),
        synonyms == null ? Set.of() : synonyms,
        text(source));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }

  private static @Nullable String blank(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
