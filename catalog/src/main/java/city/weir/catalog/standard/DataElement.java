package city.weir.catalog.standard;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 数据元: what a column means wherever it stands.
 *
 * @param definition what it is, in words
 * @param letter the 2017 guide's data type, such as C or N
 * @param length the guide's data length, such as 18 or 10,2; null when it is not bounded
 * @param unit of its values, as contracts write it, or null
 * @param list id of the code list its values are of (值域), or null
 * @param synonyms other names it goes by
 */
public record DataElement(
    String id,
    String title,
    @Nullable String english,
    String definition,
    char letter,
    @Nullable String length,
    @Nullable String unit,
    @Nullable String list,
    Set<String> synonyms,
    String source)
    implements Standard {
  public DataElement {
    synonyms = Set.copyOf(synonyms);
  }

  @Override
  public Kind kind() {
    return Kind.ELEMENT;
  }

  /** All it is called: identifier, title, English title, synonyms. */
  public Stream<String> names() {
    return Stream.concat(Stream.of(id, title, english), synonyms.stream())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  @Override
  public Stream<String> words() {
    return Stream.concat(names(), Stream.of(definition, source));
  }
}
