package city.weir.catalog.draft;

import city.weir.catalog.Entry;
import city.weir.catalog.Sharing;
import city.weir.catalog.State;
import city.weir.catalog.Thing;
import city.weir.contract.Directory.Share;
import city.weir.contract.Grade;
import city.weir.contract.Provider;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes entries of drafts that were found right, and drafts of entries. */
public final class Drafts {
  private final Guide guide;

  public Drafts(Guide guide) {
    this.guide = guide;
  }

  /**
   * The entry that {@code draft} describes.
   *
   * @param code the code that was allotted, or null
   * @throws IllegalArgumentException when the draft has findings that block it: check it before
   */
  public Entry entry(String id, int revision, State state, @Nullable String code, Draft draft) {
    List<Entry.Item> items = draft.items().stream().map(this::item).toList();
    return new Entry(
        id,
        Integer.toString(revision),
        state,
        thing(draft),
        draft.get(Field.TITLE),
        absent(draft, Field.ENGLISH),
        IdentityChecks.category(draft),
        code,
        new Provider(draft.get(Field.PROVIDER), draft.get(Field.PROVIDER_CODE)),
        draft.get(Field.SUMMARY),
        absent(draft, Field.ENGLISH_SUMMARY),
        draft.get(Field.FORMAT),
        items,
        items.stream()
            .map(Entry.Item::grade)
            .max(Comparator.naturalOrder())
            .orElse(Grade.GENERAL_1),
        sharing(draft),
        guide.yes(draft.get(Field.OPEN)).orElse(false),
        absent(draft, Field.OPEN_CONDITION),
        guide.cycle(draft.get(Field.UPDATE_CYCLE)).orElseThrow(() -> wrong(Field.UPDATE_CYCLE)),
        draft.has(Field.PUBLISHED_ON)
            ? TimeChecks.day(draft.get(Field.PUBLISHED_ON)).toString()
            : null,
        set(draft, Field.RELATED),
        set(draft, Field.KEYWORDS),
        absent(draft, Field.AREA));
  }

  /** The draft that says what {@code entry} says. */
  public Draft draft(Entry entry) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (int i = 0; i < entry.category().size() && i < Field.LEVELS.size(); i++) {
      values.put(Field.LEVELS.get(i), entry.category().get(i));
    }
    values.put(Field.TITLE, entry.title());
    put(values, Field.CODE, entry.code());
    values.put(Field.PROVIDER, entry.provider().name());
    values.put(Field.PROVIDER_CODE, entry.provider().code());
    values.put(Field.SUMMARY, entry.summary());
    values.put(Field.FORMAT, entry.format());
    values.put(Field.SHARE_TYPE, shareType(entry.sharing().type()));
    Sharing sharing = entry.sharing();
    put(
        values,
        Field.SHARE_CONDITION,
        sharing.type() == Share.Type.WITHHELD ? sharing.ground() : sharing.condition());
    values.put(
        Field.SHARE_WAY,
        Arrays.stream(Sharing.Way.values())
            .filter(sharing.ways()::contains)
            .map(Sharing.Way::chinese)
            .collect(Collectors.joining("、")));
    values.put(Field.OPEN, entry.open() ? "是" : "否");
    put(values, Field.OPEN_CONDITION, entry.openCondition());
    values.put(Field.UPDATE_CYCLE, entry.updateCycle());
    put(values, Field.PUBLISHED_ON, entry.publishedOn());
    values.put(Field.RELATED, joined(entry.related()));
    put(values, Field.ENGLISH, entry.english());
    put(values, Field.ENGLISH_SUMMARY, entry.englishSummary());
    values.put(Field.KEYWORDS, joined(entry.keywords()));
    put(values, Field.AREA, entry.area());
    things(values, entry.thing());
    return new Draft(entry.kind(), values, entry.items().stream().map(Drafts::item).toList());
  }

  private Entry.Item item(Draft.Item item) {
    String name = item.get(ItemField.NAME);
    String letter =
        guide.letter(item.get(ItemField.DATA_TYPE)).orElseThrow(() -> wrong(Field.FORMAT));
    return new Entry.Item(
        name.isEmpty() ? item.get(ItemField.TITLE) : name,
        item.get(ItemField.TITLE),
        absent(item, ItemField.ENGLISH),
        letter.charAt(0),
        absent(item, ItemField.UNIT),
        guide.grade(item.get(ItemField.GRADE)).map(Drafts::grade).orElse(Grade.GENERAL_1),
        absent(item, ItemField.ELEMENT));
  }

  private static Draft.Item item(Entry.Item item) {
    Map<ItemField, String> values = new EnumMap<>(ItemField.class);
    values.put(ItemField.NAME, item.name());
    values.put(ItemField.TITLE, item.title());
    values.put(ItemField.DATA_TYPE, Character.toString(item.dataType()));
    values.put(ItemField.GRADE, item.grade().word());
    put(values, ItemField.ENGLISH, item.english());
    put(values, ItemField.UNIT, item.unit());
    put(values, ItemField.ELEMENT, item.element());
    return new Draft.Item(values);
  }

  private Sharing sharing(Draft draft) {
    Share.Type type =
        guide
            .shareType(draft.get(Field.SHARE_TYPE))
            .map(Share.Type::valueOf)
            .orElseThrow(() -> wrong(Field.SHARE_TYPE));
    Set<Sharing.Way> ways =
        SharingChecks.words(draft.get(Field.SHARE_WAY)).stream()
            .map(word -> guide.way(word).orElseThrow(() -> wrong(Field.SHARE_WAY)))
            .map(Drafts::way)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String condition = absent(draft, Field.SHARE_CONDITION);
    boolean withheld = type == Share.Type.WITHHELD;
    return new Sharing(type, withheld ? null : condition, withheld ? condition : null, ways);
  }

  private static Thing thing(Draft draft) {
    return switch (draft.kind()) {
      case FILE -> new Thing.File(address(draft, Field.LOCATION));
      case SERVICE ->
          new Thing.Service(
              URI.create(draft.get(Field.ENDPOINT)), address(draft, Field.DESCRIPTION));
      case DEVICE -> new Thing.Device(draft.get(Field.DEVICE), place(draft));
      case CAMERA -> new Thing.Camera(draft.get(Field.DEVICE), place(draft));
      case DATASET -> new Thing.Dataset(null, null);
    };
  }

  private static void things(Map<Field, String> values, Thing thing) {
    Thing.Place place = null;
    if (thing instanceof Thing.File file) {
      put(values, Field.LOCATION, text(file.location()));
    } else if (thing instanceof Thing.Service service) {
      put(values, Field.ENDPOINT, text(service.endpoint()));
      put(values, Field.DESCRIPTION, text(service.description()));
    } else if (thing instanceof Thing.Device device) {
      values.put(Field.DEVICE, device.device());
      place = device.place();
    } else if (thing instanceof Thing.Camera camera) {
      values.put(Field.DEVICE, camera.device());
      place = camera.place();
    }
    if (place != null) {
      values.put(Field.LONGITUDE, plain(place.longitude()));
      values.put(Field.LATITUDE, plain(place.latitude()));
    }
  }

  private static Thing.@Nullable Place place(Draft draft) {
    return draft.has(Field.LONGITUDE) && draft.has(Field.LATITUDE)
        ? new Thing.Place(
            Double.parseDouble(draft.get(Field.LONGITUDE)),
            Double.parseDouble(draft.get(Field.LATITUDE)))
        : null;
  }

  private static String plain(double degrees) {
    return java.math.BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }

  private static @Nullable URI address(Draft draft, Field field) {
    return draft.has(field) ? URI.create(draft.get(field)) : null;
  }

  private static String shareType(Share.Type type) {
    return switch (type) {
      case UNCONDITIONAL -> "无条件共享";
      case CONDITIONAL -> "有条件共享";
      case WITHHELD -> "不予共享";
    };
  }

  private static Sharing.Way way(String chinese) {
    return Arrays.stream(Sharing.Way.values())
        .filter(w -> w.chinese().equals(chinese))
        .findFirst()
        .orElseThrow(() -> wrong(Field.SHARE_WAY));
  }

  private static Grade grade(String word) {
    return Arrays.stream(Grade.values())
        .filter(g -> g.word().equals(word))
        .findFirst()
        .orElse(Grade.GENERAL_1);
  }

  private static Set<String> set(Draft draft, Field field) {
    return new LinkedHashSet<>(
        field == Field.RELATED
            ? Arrays.stream(draft.get(field).split("[、,，;；\\n]"))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList()
            : SharingChecks.words(draft.get(field)));
  }

  private static String joined(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining("、"));
  }

  private static @Nullable String absent(Draft draft, Field field) {
    return draft.has(field) ? draft.get(field) : null;
  }

  private static @Nullable String absent(Draft.Item item, ItemField field) {
    String value = item.get(field);
    return value.isEmpty() ? null : value;
  }

  private static <K> void put(Map<K, String> values, K field, @Nullable String value) {
    if (value != null) {
      values.put(field, value);
    }
  }

  private static IllegalArgumentException wrong(Field field) {
    return new IllegalArgumentException(
        "The draft cannot become an entry: %s is wrong (check it before)".formatted(field));
  }
}
