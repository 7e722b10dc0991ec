package city.weir.server.directory.pages;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import java.util.List;
import java.util.Locale;

/**
 * A draft as its form shows it.
 *
 * @param groups fields that belong together, in the order one thinks of them
 * @param items 信息项, a line each
 */
record FormView(String kind, List<Group> groups, String items) {
  private static final List<Shape> SHAPES =
      List.of(
          new Shape("what", Field.TITLE, Field.SUMMARY, Field.KEYWORDS),
          new Shape("category", Field.CLASS, Field.ITEM, Field.SUBJECT, Field.DETAIL),
          new Shape("provider", Field.PROVIDER, Field.PROVIDER_CODE),
          new Shape(
              "thing",
              Field.LOCATION,
              Field.ENDPOINT,
              Field.DESCRIPTION,
              Field.DEVICE,
              Field.LONGITUDE,
              Field.LATITUDE),
          new Shape("form", Field.FORMAT, Field.FORMAT_TYPE, Field.UPDATE_CYCLE, Field.AREA),
          new Shape(
              "sharing",
              Field.SHARE_TYPE,
              Field.SHARE_CONDITION,
              Field.SHARE_WAY,
              Field.OPEN,
              Field.OPEN_CONDITION),
          new Shape(
              "more",
              Field.ENGLISH,
              Field.ENGLISH_SUMMARY,
              Field.CODE,
              Field.PUBLISHED_ON,
              Field.RELATED));

  FormView {
    groups = List.copyOf(groups);
  }

  static FormView of(Draft draft, Choices choices) {
    List<Group> groups =
        SHAPES.stream()
            .map(
                shape ->
                    new Group(
                        shape.word(),
                        shape.fields().stream()
                            .filter(field -> field.of(draft.kind()))
                            .map(field -> choices.field(field, draft))
                            .toList()))
            .filter(group -> !group.fields().isEmpty())
            .toList();
    return new FormView(draft.kind().name().toLowerCase(Locale.ROOT), groups, choices.items(draft));
  }

  public Group group(String word) {
    return groups.stream().filter(g -> g.word().equals(word)).findFirst().orElseThrow();
  }

  /** Names of all fields, for what stands beside them. */
  public List<String> words() {
    return groups.stream().flatMap(g -> g.fields().stream()).map(FormField::word).toList();
  }

  /**
   * @param word key of its name, below {@code entries.group}
   */
  record Group(String word, List<FormField> fields) {
    Group {
      fields = List.copyOf(fields);
    }
  }

  private record Shape(String word, List<Field> fields) {
    Shape(String word, Field... fields) {
      this(word, List.of(fields));
    }
  }
}
