package city.weir.server.directory.pages;

import city.weir.catalog.draft.Field;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A field as a form shows it.
 *
 * @param value what stands in it, in the guide's word where the guide has one
 * @param choices what can be chosen or is suggested; what stands there is among them
 */
record FormField(Field field, Widget widget, String value, List<String> choices, boolean required) {
  private static final Map<Field, Widget> WIDGETS = new EnumMap<>(Field.class);
  private static final Set<Field> REQUIRED =
      EnumSet.of(
          Field.CLASS,
          Field.ITEM,
          Field.SUBJECT,
          Field.TITLE,
          Field.SUMMARY,
          Field.PROVIDER,
          Field.PROVIDER_CODE,
          Field.FORMAT,
          Field.SHARE_TYPE,
          Field.OPEN,
          Field.UPDATE_CYCLE,
          Field.ENDPOINT,
          Field.DEVICE);

  static {
    Set.of(Field.SUMMARY, Field.ENGLISH_SUMMARY, Field.SHARE_CONDITION, Field.OPEN_CONDITION)
        .forEach(field -> WIDGETS.put(field, Widget.AREA));
    Set.of(
            Field.CLASS,
            Field.ITEM,
            Field.SUBJECT,
            Field.DETAIL,
            Field.FORMAT,
            Field.SHARE_TYPE,
            Field.OPEN,
            Field.UPDATE_CYCLE)
        .forEach(field -> WIDGETS.put(field, Widget.SELECT));
    Set.of(Field.PROVIDER, Field.FORMAT_TYPE).forEach(field -> WIDGETS.put(field, Widget.SUGGEST));
    WIDGETS.put(Field.SHARE_WAY, Widget.TICKS);
  }

  FormField {
    choices = List.copyOf(choices);
  }

  /** What is clicked or typed in. */
  enum Widget {
    TEXT,
    AREA,
    SELECT,
    /** Typed, with suggestions. */
    SUGGEST,
    /** Any of several. */
    TICKS;

    /** For templates. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static FormField of(Field field, String value, List<String> choices) {
    return new FormField(
        field, WIDGETS.getOrDefault(field, Widget.TEXT), value, choices, REQUIRED.contains(field));
  }

  /** Name in the form, such as {@code share-type}. */
  public String word() {
    return DraftForm.word(field);
  }

  /** The label in one of the two languages. */
  public String label(boolean chinese) {
    if (chinese) {
      return field.chinese();
    }
    String english = field.english();
    return Character.toUpperCase(english.charAt(0)) + english.substring(1);
  }

  /** Whether one of several things ticked is {@code choice}. */
  public boolean ticked(String choice) {
    return List.of(value.split("、")).contains(choice);
  }
}
