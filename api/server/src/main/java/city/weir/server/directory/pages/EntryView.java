package city.weir.server.directory.pages;

import city.weir.catalog.draft.Draft;
import city.weir.catalog.draft.Field;
import city.weir.catalog.draft.ItemField;
import city.weir.catalog.lifecycle.Life;
import city.weir.catalog.lifecycle.Revision;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One revision of an entry, as its page shows it.
 *
 * @param state of that revision, such as {@code published}
 * @param shown number of that revision
 * @param latest number of the newest one the reader may see
 * @param inForce number of the one in force, 0 while none is
 * @param contract version of the contract it follows, or null
 * @param withdrawn why it was taken out of force, or null
 */
record EntryView(
    String id,
    String kind,
    String state,
    @Nullable String code,
    int shown,
    int latest,
    int inForce,
    @Nullable String contract,
    @Nullable String withdrawn,
    Draft draft) {
  /** Shown above all others, or not for people. */
  private static final Set<Field> ELSEWHERE =
      EnumSet.of(Field.TITLE, Field.ENGLISH, Field.SUMMARY, Field.ENGLISH_SUMMARY, Field.CODE);

  /** What browsers may be sent to: checked to be http or https when it was handed in. */
  private static final Set<Field> LINKS =
      EnumSet.of(Field.LOCATION, Field.ENDPOINT, Field.DESCRIPTION);

  static EntryView of(Life life, Revision shown, int latest, @Nullable String withdrawn) {
    return new EntryView(
        life.id(),
        life.kind().name().toLowerCase(Locale.ROOT),
        shown.state().name().toLowerCase(Locale.ROOT),
        life.code(),
        shown.number(),
        latest,
        life.inForce() ? life.published() : 0,
        life.contract(),
        withdrawn,
        shown.draft());
  }

  public String title() {
    return draft.has(Field.TITLE) ? draft.get(Field.TITLE) : id;
  }

  public @Nullable String english() {
    return draft.has(Field.ENGLISH) ? draft.get(Field.ENGLISH) : null;
  }

  public String summary() {
    return draft.get(Field.SUMMARY);
  }

  public @Nullable String englishSummary() {
    return draft.has(Field.ENGLISH_SUMMARY) ? draft.get(Field.ENGLISH_SUMMARY) : null;
  }

  /** What is written in the other fields, in the order of the guide. */
  public List<Fact> facts() {
    return Arrays.stream(Field.values())
        .filter(field -> !ELSEWHERE.contains(field) && draft.has(field))
        .map(field -> new Fact(field, draft.get(field)))
        .toList();
  }

  public List<Draft.Item> items() {
    return draft.items();
  }

  /** Those that are written for at least one item. */
  public List<ItemField> itemFields() {
    return Arrays.stream(ItemField.values())
        .filter(field -> draft.items().stream().anyMatch(item -> !item.get(field).isEmpty()))
        .toList();
  }

  /** Whether another revision is in force beside the one that is shown. */
  public boolean beside() {
    return inForce > 0 && shown > inForce;
  }

  record Fact(Field field, String value) {
    /** Whether it is shown as a link. */
    public boolean link() {
      return LINKS.contains(field) && value.matches("https?://[^\\s]+");
    }
  }
}
